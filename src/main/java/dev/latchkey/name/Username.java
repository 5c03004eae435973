package dev.latchkey.name;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The username of an account: 1-64 characters of {@code [A-Za-z0-9._-]}. Kept as given; unique
 * regardless of case. Signup allows fewer names. An operator may use all of these, because people
 * who move here keep their names.
 */
public record Username(String text) {
  private static final int MAX_LENGTH = 64;
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final int MAX_CHOSEN = 20;
  private static final Pattern CHOSEN = Pattern.compile("[A-Za-z0-9_]{3,20}");

  /**
   * @throws IllegalArgumentException if no account can have this name; the message is the text for
   *     the caller
   */
  public Username {
    if (text.length() > MAX_LENGTH || !VALID.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 1-64 characters of A-Z, a-z, 0-9, ., _ and -");
    }
  }

  /**
   * A name that a person chooses when signing up: 3-20 characters of {@code [A-Za-z0-9_]}.
   *
   * @throws IllegalArgumentException for any other text; the message is the text for the caller
   */
  public static Username chosen(String text) {
    if (text.length() > MAX_CHOSEN || !CHOSEN.matcher(text).matches()) {
      throw new IllegalArgumentException("must be 3-20 characters of A-Z, a-z, 0-9 and _");
    }
    return new Username(text);
  }

  /**
   * The form for comparison: lower case. With {@code Locale.ROOT}, because a Turkish default locale
   * would turn {@code I} into a dotless i.
   */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }
}
