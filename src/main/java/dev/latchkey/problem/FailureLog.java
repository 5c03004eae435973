package dev.latchkey.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes failures to the log: the first time at once, with its stack if it is our fault, and then
 * one line per minute with the count.
 */
public final class FailureLog {
  private static final Logger LOG = Logger.getLogger(FailureLog.class.getName());
  private static final Repeats REPEATS = new Repeats(System::nanoTime);

  private FailureLog() {}

  /** Logs that the database cannot be reached or refuses, and which setting to look at. */
  public static void outage(Throwable thrown) {
    String words = words(thrown);
    Repeats.Time time = REPEATS.count(words);
    if (time.times() > 0) {
      LOG.warning(
          () ->
              "the database is away: %s: %s%s"
                  .formatted(words, line(Causes.root(thrown)), counted(time)));
    }
  }

  /** On one line, without the text that Open Liberty adds. */
  private static String line(Throwable cause) {
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return text.replaceFirst(" DSRA0010E: .*", "").replaceAll("\\s+", " ");
  }

  /**
   * Records a fault that nobody expected.
   *
   * @return its incident id; the same fault always has the same id
   */
  public static String incident(Throwable thrown) {
    Repeats.Time time = REPEATS.count(stacks(thrown));
    log(Level.SEVERE, "unexpected failure, incident " + time.id(), thrown, time);
    return time.id();
  }

  /** Logs that background work failed, and that it will be tried again. */
  public static void again(String what, Throwable thrown) {
    if (Outage.isBehind(thrown)) {
      outage(thrown);
    } else {
      Repeats.Time time = REPEATS.count(List.of(what, stacks(thrown)));
      log(Level.WARNING, what + " failed, again later", thrown, time);
    }
  }

  private static void log(Level level, String text, Throwable thrown, Repeats.Time time) {
    if (time.isFirst()) {
      LOG.log(level, thrown, () -> text);
    } else if (time.times() > 0) {
      LOG.log(level, () -> text + ": " + Causes.root(thrown) + counted(time));
    }
  }

  private static String counted(Repeats.Time time) {
    return time.isFirst() ? "" : " (%d times since the last such line)".formatted(time.times());
  }

  private static String words(Throwable thrown) {
    return DatabaseFaultRule.find(Causes.of(thrown))
        .map(found -> found.getKey().says())
        .orElse("DB_HOST, DB_PORT");
  }

  /** Types and places, not messages: a message may contain what the caller has sent. */
  private static List<Object> stacks(Throwable thrown) {
    List<Object> stacks = new ArrayList<>();
    for (Throwable cause : Causes.of(thrown)) {
      stacks.add(cause.getClass());
      stacks.add(Arrays.hashCode(cause.getStackTrace()));
    }
    return stacks;
  }
}
