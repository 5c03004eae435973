package dev.latchkey.account;

import dev.latchkey.runtime.UnicodeText;

/** What somebody is called in full: any text of at most 200 characters. */
public final class FullName {
  private static final int MAX = 200;

  private FullName() {}

  /**
   * The name itself.
   *
   * @throws IllegalArgumentException with the text for the caller, if it is too long
   */
  public static String parse(String text) {
    return UnicodeText.atMost(MAX, text);
  }
}
