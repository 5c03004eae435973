package dev.latchkey.mail.text;

import java.util.regex.Pattern;

/** How a mail addresses its reader. */
public final class Greeting {
  // Control characters and line separators would break lines. Bidirectional controls would let a
  // name reorder the words around it (Unicode TR 36, 2.6). A lone surrogate cannot be written as
  // UTF-8.
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** In characters. A longer "name" is probably a sentence. */
  private static final int LONGEST_NAME = 60;

  // Text that mail programs turn into a link: a URL with its scheme, or a bare host name. IDNA
  // treats these four characters as a dot (RFC 3490 3.1).
  private static final Pattern LINK =
      Pattern.compile("://|[\\p{L}\\p{N}][.\\u3002\\uFF0E\\uFF61][\\p{L}\\p{N}-]{2}");

  private Greeting() {}

  /**
   * The full name, or the username if there is no full name or if it could be more than a name.
   * Anyone can sign up with any name and any address, so a "name" could carry an attacker's text
   * into the operator's mail.
   */
  public static String of(String fullName, String username) {
    String name = fullName == null ? "" : fullName.strip();
    boolean fit =
        !name.isEmpty()
            && name.codePointCount(0, name.length()) <= LONGEST_NAME
            && !UNPRINTABLE.matcher(name).find()
            && !LINK.matcher(name).find();
    return fit ? name : username;
  }

  /** The same text, with a space in place of each character that could break or reorder a line. */
  public static String oneLine(String value) {
    return UNPRINTABLE.matcher(value).replaceAll(" ");
  }
}
