package dev.latchkey.account;

import dev.latchkey.json.Fields;
import java.util.function.Consumer;
import java.util.function.Function;

/** A requested change of one field: either none, or a new value. A null value clears the field. */
public record Change<T>(boolean given, T value) {

  /** Leaves the field as it is. */
  public static <T> Change<T> none() {
    return new Change<>(false, null);
  }

  /** Sets the field, or clears it with null. */
  public static <T> Change<T> to(T value) {
    return new Change<>(true, value);
  }

  /** What a body says about a key: no change if the key is missing. */
  public static <T> Change<T> in(Fields form, String key, Function<String, T> reading) {
    return form.has(key) ? to(reading.apply(key)) : none();
  }

  void ifGiven(Consumer<T> setter) {
    if (given) {
      setter.accept(value);
    }
  }
}
