package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored password hash: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$digest}, the common string
 * form of Argon2. The prefix {@code {pepper}} marks a hash that also depends on the pepper.
 *
 * <p>Every instance is valid: a text that is malformed, too long or not in canonical form is
 * refused.
 */
public final class PasswordHash implements StoredHash {

  private static final String PEPPER_MARK = "{pepper}";
  private static final Pattern FORM =
      Pattern.compile(
          "(\\{pepper})?\\$argon2id\\$v=19\\$([mtp=,0-9]{11,20})"
              + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private final String stored;
  private final Argon2Cost cost;
  private final boolean peppered;
  private final byte[] salt;
  private final byte[] digest;

  private PasswordHash(Argon2Cost cost, boolean peppered, byte[] salt, byte[] digest) {
    this.cost = cost;
    this.peppered = peppered;
    this.salt = salt;
    this.digest = digest;
    this.stored =
        (peppered ? PEPPER_MARK : "")
            + ("$argon2id$v=19$" + cost)
            + ("$" + BASE64.encodeToString(salt))
            + ("$" + BASE64.encodeToString(digest));
  }

  /** A hash that an engine has just computed. */
  public static PasswordHash made(Argon2Cost cost, boolean peppered, byte[] salt, byte[] digest) {
    return new PasswordHash(cost, peppered, salt.clone(), digest.clone());
  }

  /**
   * Reads a stored hash: Argon2id version 19, a salt of 8 to 48 bytes, a digest of 16 to 64 bytes.
   *
   * @throws IllegalArgumentException if the text is not such a hash; the message does not repeat
   *     the text
   */
  public static PasswordHash parse(String stored) {
    Matcher matcher = FORM.matcher(stored);
    if (!matcher.matches()) {
      throw unreadable();
    }
    try {
      PasswordHash hash = read(matcher);
      // Leading zeros and stray bits in the last base64 digit also decode, but they are not
      // canonical.
      if (hash.stored.equals(stored)) {
        return hash;
      }
    } catch (IllegalArgumentException outOfBoundsOrNotBase64) {
      throw new IllegalArgumentException(unreadable().getMessage(), outOfBoundsOrNotBase64);
    }
    throw unreadable();
  }

  private static PasswordHash read(Matcher matcher) {
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        Argon2Cost.parse(matcher.group(2)),
        matcher.group(1) != null,
        base64.decode(matcher.group(3)),
        base64.decode(matcher.group(4)));
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("not a password hash that this server can read");
  }

  /** The text for the database column: ASCII, at most 200 characters. */
  @Override
  public String stored() {
    return stored;
  }

  /** The cost parameters of this hash. */
  public Argon2Cost cost() {
    return cost;
  }

  @Override
  public boolean peppered() {
    return peppered;
  }

  public byte[] salt() {
    return salt.clone();
  }

  public byte[] digest() {
    return digest.clone();
  }

  /** Two hashes are equal if their stored texts are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && stored.equals(that.stored);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  /** Shows only the cost, because a hash in a log could be attacked offline. */
  @Override
  public String toString() {
    return "PasswordHash[" + cost + "]";
  }
}
