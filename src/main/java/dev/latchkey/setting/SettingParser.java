package dev.latchkey.setting;

import java.util.function.Function;
import java.util.function.Predicate;

/** Parses the text of a setting. */
@FunctionalInterface
public interface SettingParser<T> {
  /**
   * Returns the value of the text.
   *
   * @throws InvalidSettingException for any text that is invalid; nothing else is thrown
   */
  T parse(String text);

  /** This parser with one more condition. A value that fails the test is refused. */
  default SettingParser<T> that(Predicate<T> test, String expected) {
    return text -> {
      T value = parse(text);
      if (!test.test(value)) {
        throw new InvalidSettingException(expected);
      }
      return value;
    };
  }

  /** This parser with its value converted. The function must accept every value. */
  default <R> SettingParser<R> map(Function<T, R> function) {
    return text -> function.apply(parse(text));
  }
}
