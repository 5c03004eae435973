package dev.latchkey.throttle;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.SettingParser;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate limit. Within {@code window}, the first {@code allowed} attempts are free. After those,
 * the caller must wait. If {@code longestDelay} is zero, the wait lasts until the window ends.
 * Otherwise it starts at one second and doubles with each attempt, up to {@code longestDelay}.
 * Nothing is ever locked for good.
 */
public record Limit(int allowed, Duration window, Duration longestDelay) {
  private static final int LONGEST = 60;
  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,5})/([^/]{1,20})(?:/([^/]{1,20}))?");

  /** The longest allowed window. Counts older than this can be deleted. */
  static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  private static final SettingParser<Duration> WINDOW =
      Parsers.duration(Duration.ofSeconds(1), LONGEST_WINDOW);

  /**
   * A count may be this far in the future: the attempt waited for a lock, or the clocks of nodes
   * differ.
   */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);

  /**
   * Parses a limit: {@code 30/PT5M} for a window, {@code 5/PT15M/PT60S} for doubling delays. The
   * window is at most an hour, because older counts are deleted.
   *
   * @throws InvalidSettingException for any other text
   */
  public static Limit parse(String text) {
    Matcher matcher = text.length() <= LONGEST ? TEXT.matcher(text) : null;
    if (matcher == null || !matcher.matches()) {
      throw new InvalidSettingException(
          "a limit such as 30/PT5M (tries/window) or 5/PT15M/PT60S (tries/window/longest delay)");
    }
    String delay = matcher.group(3);
    return new Limit(
        Integer.parseInt(matcher.group(1)),
        WINDOW.parse(matcher.group(2)),
        delay == null ? Duration.ZERO : WINDOW.parse(delay));
  }

  /** This limit with a multiple of the allowed attempts. */
  public Limit times(int factor) {
    return new Limit(Math.multiplyExact(allowed, factor), window, longestDelay);
  }

  /**
   * How long to wait for the next attempt; zero if it is allowed now. Never longer than the window
   * or the longest delay. A count from the future comes from a node with a wrong clock: the attempt
   * is allowed, and counted at the current time.
   *
   * @param count the count so far; null if there is none
   */
  public Duration pause(Count count, Instant now) {
    if (count == null
        || count.tries() < allowed
        || isOver(count, now)
        || isFromTheFuture(count, now)) {
      return Duration.ZERO;
    }
    Instant free =
        longestDelay.isZero()
            ? count.startedAt().plus(window)
            : count.lastAt().plus(delay(count.tries() - allowed));
    Duration wait = shorter(Duration.between(now, free), longestWait());
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** The count after one more attempt. */
  Count next(Count count, Instant now) {
    if (count == null || isOver(count, now)) {
      return new Count(1, now, now);
    }
    if (isFromTheFuture(count, now)) {
      return new Count(count.tries() + 1, now, now);
    }
    // The clocks of nodes differ slightly. The time of the last attempt must not go back.
    Instant last = now.isAfter(count.lastAt()) ? now : count.lastAt();
    return new Count(count.tries() + 1, count.startedAt(), last);
  }

  /** How many attempts of this count still count. */
  public int counted(Count count, Instant now) {
    return count == null || isOver(count, now) ? 0 : count.tries();
  }

  /**
   * How many more attempts may run at the same time without exceeding the limit. At least one if
   * there is no wait.
   */
  public int available(Count count, Instant now) {
    if (!pause(count, now).isZero()) {
      return 0;
    }
    return Math.max(1, allowed - counted(count, now));
  }

  /**
   * Whether the window has ended. With doubling delays, each attempt starts the window again, so an
   * attacker who continues gets no free attempts.
   */
  private boolean isOver(Count count, Instant now) {
    Instant start = longestDelay.isZero() ? count.startedAt() : count.lastAt();
    return !start.plus(window).isAfter(now);
  }

  private static boolean isFromTheFuture(Count count, Instant now) {
    return count.lastAt().isAfter(now.plus(CLOCK_DIFFERENCE));
  }

  private Duration longestWait() {
    return longestDelay.isZero() ? window : longestDelay;
  }

  private Duration delay(int beyond) {
    return shorter(Duration.ofSeconds(1L << Math.min(beyond, 30)), longestDelay);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
