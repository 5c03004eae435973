package dev.latchkey.setting;

import java.util.function.Function;
import java.util.function.Predicate;

/** Turns the text of a setting into its value. */
@FunctionalInterface
public interface SettingParser<T> {
  /**
   * The value that the text stands for.
   *
   * @throws InvalidSettingException for every text that is not understood; nothing else is thrown
   */
  T parse(String text);

  /** The same, but a value that fails the test is refused. */
  default SettingParser<T> that(Predicate<T> test, String expected) {
    return text -> {
      T value = parse(text);
      if (!test.test(value)) {
        throw new InvalidSettingException(expected);
      }
      return value;
    };
  }

  /** The same, with the value turned into another; the function must take every value. */
  default <R> SettingParser<R> map(Function<T, R> function) {
    return text -> function.apply(parse(text));
  }
}
