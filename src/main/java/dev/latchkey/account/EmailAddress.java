package dev.latchkey.account;

import dev.latchkey.seal.Digest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One plain mail address: dot-atom, {@code @}, a host name of two labels or more (RFC 5321 4.1.2
 * without quoted strings and literals), at most 254 characters (RFC 3696 erratum 1690), ASCII. Kept
 * as given, unique without regard to case.
 */
public record EmailAddress(String text) {
  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL = 64;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALID =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)+" + LABEL);

  /**
   * @throws IllegalArgumentException with the text for the caller, if it is no plain address
   */
  public EmailAddress {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("must be at most " + MAX_LENGTH + " characters");
    }
    if (!VALID.matcher(text).matches() || text.indexOf('@') > MAX_LOCAL) {
      throw new IllegalArgumentException("must be a valid email address");
    }
  }

  /** What is compared. */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What stands for the address if it is only counted: 64 hexadecimal digits. */
  public String digest() {
    return Digest.sha256(folded()).hex();
  }

  /** What stands before the {@code @}. */
  public String localPart() {
    return text.substring(0, text.indexOf('@'));
  }
}
