package dev.latchkey.account;

import java.util.function.Consumer;

/**
 * What a caller wants of one field: to leave it alone, or a value, which may be null to clear it.
 */
public record Change<T>(boolean given, T value) {

  /** Leaves the field alone. */
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
