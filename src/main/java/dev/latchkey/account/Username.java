package dev.latchkey.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The username of an account: 3-20 characters of {@code [A-Za-z0-9_]}. Kept as given; unique
 * regardless of case.
 */
public record Username(String text) {
  private static final int MAX_LENGTH = 20;
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_]{3,20}");

  /**
   * @throws IllegalArgumentException if it is not a username; the message is the text for the
   *     caller
   */
  public Username {
    if (text.length() > MAX_LENGTH || !VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 3-20 characters of A-Z, a-z, 0-9 and _");
    }
  }

  /**
   * The form for comparison: lower case. With {@code Locale.ROOT}, because a Turkish default locale
   * would turn {@code I} into a dotless i.
   */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }
}
