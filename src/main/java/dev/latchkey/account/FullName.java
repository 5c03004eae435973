package dev.latchkey.account;

import dev.latchkey.json.UnicodeText;

/** What somebody is called in full: at most 200 characters, none of them a control character. */
public final class FullName {
  private static final int MAX = 200;

  private FullName() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException with the text for the caller, if it is something else
   */
  public static String parse(String text) {
    return UnicodeText.withoutControls(UnicodeText.atMost(MAX, text));
  }
}
