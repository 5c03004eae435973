package dev.latchkey.setting;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.function.Function;

/** Formats of settings that more than one package uses. */
public final class Parsers {
  private static final int LONGEST_NUMBER = 10;
  private static final int LONGEST_DURATION = 40;

  private Parsers() {}

  /** An ISO 8601 duration, as {@link Duration#parse} reads it, within these bounds. */
  public static SettingParser<Duration> duration(Duration least, Duration most) {
    SettingParser<Duration> any = Parsers::duration;
    return any.that(
        value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        "a duration from " + least + " to " + most);
  }

  /** An ISO 8601 duration without bounds. */
  public static Duration duration(String text) {
    try {
      if (text.length() <= LONGEST_DURATION) {
        return Duration.parse(text);
      }
    } catch (DateTimeException malformed) {
      // Refused below, like a text that is too long.
    }
    throw new InvalidSettingException("a duration such as PT24H");
  }

  /** A whole number within these bounds, written with digits only. */
  public static SettingParser<Integer> integer(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return text -> {
      boolean digits =
          !text.isEmpty()
              && text.length() <= LONGEST_NUMBER
              && text.chars().allMatch(c -> c >= '0' && c <= '9');
      long value = digits ? Long.parseLong(text) : -1;
      if (!digits || value < least || value > most) {
        throw new InvalidSettingException(expected);
      }
      return (int) value;
    };
  }

  /** Exactly {@code on} or {@code off}. */
  public static SettingParser<Boolean> onOff() {
    return oneOf("on", "off").map("on"::equals);
  }

  /** Exactly one of these words. */
  public static SettingParser<String> oneOf(String... words) {
    List<String> allowed = List.of(words);
    String last = words[words.length - 1];
    String others = String.join(", ", allowed.subList(0, allowed.size() - 1));
    SettingParser<String> any = text -> text;
    return any.that(allowed::contains, others.isEmpty() ? last : others + " or " + last);
  }

  /** Items separated by commas or white space. An empty text is an empty list. */
  public static <T> SettingParser<List<T>> list(SettingParser<T> item) {
    return text -> {
      List<T> items = new ArrayList<>();
      StringTokenizer words = new StringTokenizer(text, ", \t\r\n");
      while (words.hasMoreTokens()) {
        items.add(item.parse(words.nextToken()));
      }
      return List.copyOf(items);
    };
  }

  /** One line of text, not blank, of at most this many characters. */
  public static SettingParser<String> line(int most) {
    SettingParser<String> any = text -> text;
    return any.that(
        text ->
            !text.isBlank()
                && text.length() <= most
                && text.codePoints().noneMatch(Character::isISOControl),
        "one line of 1 to " + most + " characters");
  }

  /** Parses with this function. A text is refused if the function throws. */
  public static <T> SettingParser<T> expecting(String expected, Function<String, T> function) {
    return text -> {
      try {
        return function.apply(text);
      } catch (IllegalArgumentException malformed) {
        throw new InvalidSettingException(expected);
      }
    };
  }

  static InvalidSettingException missing() {
    return new InvalidSettingException("a value");
  }
}
