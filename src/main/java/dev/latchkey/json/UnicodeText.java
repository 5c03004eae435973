package dev.latchkey.json;

/** What every text must be: Unicode scalar values (Unicode 16, D76), none of them NUL. */
public final class UnicodeText {
  private UnicodeText() {}

  /**
   * The text itself.
   *
   * @throws IllegalArgumentException if it holds NUL, which PostgreSQL cannot store, or a lone
   *     surrogate, which UTF-8 cannot express
   */
  public static String requireScalars(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw new IllegalArgumentException("must not contain NUL or lone surrogates");
      }
    }
    return text;
  }

  /**
   * The text itself.
   *
   * @throws IllegalArgumentException if it holds a control character (Unicode's Cc) or a separator
   *     of lines or paragraphs
   */
  public static String withoutControls(String text) {
    if (text.codePoints().anyMatch(UnicodeText::isControl)) {
      throw new IllegalArgumentException("must not contain control characters");
    }
    return text;
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
  }

  /**
   * The text itself.
   *
   * @throws IllegalArgumentException if it has more code points than allowed
   */
  public static String atMost(int codePoints, String text) {
    // A code point has two chars at most; the rest of a text that is too long is not counted.
    if (text.length() > 2 * codePoints || text.codePointCount(0, text.length()) > codePoints) {
      throw new IllegalArgumentException("must be at most " + codePoints + " characters");
    }
    return text;
  }
}
