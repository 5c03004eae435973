package dev.latchkey.audit;

import java.util.Locale;

/** How an event ended. */
public enum Outcome {
  SUCCESS,
  REFUSED;

  /** The form that is stored, logged and counted: {@code success} or {@code refused}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
