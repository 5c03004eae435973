package dev.latchkey.account;

import java.util.function.Consumer;

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

  void ifGiven(Consumer<T> setter) {
    if (given) {
      setter.accept(value);
    }
  }
}
