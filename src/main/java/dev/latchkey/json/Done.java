package dev.latchkey.json;

/** The answer of a call that returns nothing but its success. */
public record Done(boolean success, String message) {

  /** It is done. */
  public static Done saying(String message) {
    return new Done(true, message);
  }
}
