package dev.latchkey.account;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that an account can have: 3-20 characters of {@code [A-Za-z0-9_]}, kept as given, unique
 * without regard to case.
 */
public record Username(String text) {
  private static final int MAX_LENGTH = 20;
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_]{3,20}");

  /**
   * @throws IllegalArgumentException with the text for the caller, if no account can be named so
   */
  public Username {
    if (text.length() > MAX_LENGTH || !VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 3-20 characters of A-Z, a-z, 0-9 and _");
    }
  }

  /** What is compared. {@code Locale.ROOT}: a Turkish default locale must change nothing. */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }
}
