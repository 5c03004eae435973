package dev.latchkey.name;

import dev.latchkey.json.UnicodeText;

/** A person's full name: at most 200 characters, without control characters. */
public final class FullName {
  private static final int MAX = 200;

  private FullName() {}

  /**
   * Checks the name and returns it unchanged.
   *
   * @throws IllegalArgumentException if it is not such a name; the message is the text for the
   *     caller
   */
  public static String parse(String text) {
    return UnicodeText.withoutControls(UnicodeText.atMost(MAX, text));
  }
}
