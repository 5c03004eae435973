package dev.latchkey.name;

import dev.latchkey.seal.Digest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One plain email address in ASCII: a dot-atom, {@code @}, and a host name of at least two labels
 * (RFC 5321 4.1.2, without quoted strings and address literals). At most 254 characters (RFC 3696
 * erratum 1690). Kept as given; unique regardless of case.
 */
public record EmailAddress(String text) {
  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALID =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)+" + LABEL);

  /**
   * @throws IllegalArgumentException if it is not a plain address; the message is the text for the
   *     caller
   */
  public EmailAddress {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("must be at most " + MAX_LENGTH + " characters");
    }
    if (!VALID.matcher(text).matches() || text.indexOf('@') > MAX_LOCAL) {
      throw new IllegalArgumentException("must be a valid email address");
    }
  }

  /** The form for comparison: lower case. */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * SHA-256 of the folded address, as 64 hexadecimal digits. For counting without storing the
   * address.
   */
  public String digest() {
    return Digest.sha256(folded()).hex();
  }

  /** The part before the {@code @}. */
  public String localPart() {
    return text.substring(0, text.indexOf('@'));
  }
}
