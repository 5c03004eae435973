package dev.latchkey.throttle;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.SettingParser;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be tried. Within {@code window} the first {@code allowed} are free.
 * Beyond that each costs a wait: with a {@code longestDelay} of more than zero it starts at a
 * second and doubles up to it, otherwise it lasts until the window ends. Never a permanent lock.
 */
public record Limit(int allowed, Duration window, Duration longestDelay) {
  private static final int LONGEST = 60;
  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,5})/([^/]{1,20})(?:/([^/]{1,20}))?");

  /** No window is longer, so older counts need not be kept. */
  public static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  private static final SettingParser<Duration> WINDOW =
      Parsers.duration(Duration.ofSeconds(1), LONGEST_WINDOW);

  /** A try may be counted this much later than it seems: it waits for a lock, or clocks differ. */
  private static final Duration APART = Duration.ofSeconds(10);

  /**
   * As configured: {@code 30/PT5M} for a window, {@code 5/PT15M/PT60S} for doubling delays. A
   * window is at most an hour, because older tries are deleted.
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

  /** The same limit, so many times as wide. */
  public Limit times(int factor) {
    return new Limit(Math.multiplyExact(allowed, factor), window, longestDelay);
  }

  /**
   * How long until the next try is free: zero if it is free now. Never longer than the limit says.
   * A count from the future was written by a node whose clock was wrong: one try is free, and is
   * counted now.
   *
   * @param count what was counted so far; null if nothing was
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

  /** The count with one more try. */
  Count next(Count count, Instant now) {
    if (count == null || isOver(count, now)) {
      return new Count(1, now, now);
    }
    if (isFromTheFuture(count, now)) {
      return new Count(count.tries() + 1, now, now);
    }
    // The clocks of two nodes differ by a little: time does not go back.
    Instant last = now.isAfter(count.lastAt()) ? now : count.lastAt();
    return new Count(count.tries() + 1, count.startedAt(), last);
  }

  /**
   * How many more may be under way at once, without one that passes the limit. One is always free
   * when there is nothing to wait for.
   */
  public int room(Count count, Instant now) {
    if (!pause(count, now).isZero()) {
      return 0;
    }
    int counted = count == null || isOver(count, now) ? 0 : count.tries();
    return Math.max(1, allowed - counted);
  }

  /**
   * Whether the window of these tries has passed. With doubling delays it starts again with every
   * try, so that nobody gets free tries by going on.
   */
  private boolean isOver(Count count, Instant now) {
    Instant start = longestDelay.isZero() ? count.startedAt() : count.lastAt();
    return !start.plus(window).isAfter(now);
  }

  private static boolean isFromTheFuture(Count count, Instant now) {
    return count.lastAt().isAfter(now.plus(APART));
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
