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
  private static final SettingParser<Duration> WINDOW =
      Parsers.duration(Duration.ofSeconds(1), Duration.ofHours(1));

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

  /** When the next try is free; not after now if it is free now. */
  Instant freeAt(Attempts.Count count, Instant now) {
    boolean over = isOver(count, now);
    if (over || count.tries() < allowed) {
      return now;
    }
    return longestDelay.isZero()
        ? count.startedAt().plus(window)
        : count.lastAt().plus(delay(count.tries() - allowed));
  }

  /**
   * Whether the window of these tries has passed: for waits that double it starts anew with every
   * try, so that whoever goes on and on stays slowed down.
   */
  boolean isOver(Attempts.Count count, Instant now) {
    Instant start = longestDelay.isZero() ? count.startedAt() : count.lastAt();
    return !start.plus(window).isAfter(now);
  }

  private Duration delay(int beyond) {
    Duration delay = Duration.ofSeconds(1L << Math.min(beyond, 30));
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
