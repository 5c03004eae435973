package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A salted digest of an LDAP directory: {@code {SSHA256}} and base64 of the digest and the salt.
 */
final class SaltedDigest implements ForeignHash {
  private static final Pattern FORM =
      Pattern.compile("\\{(SSHA(?:256|512)?)\\}([A-Za-z0-9+/=]+)", Pattern.CASE_INSENSITIVE);
  private static final Map<String, String> FUNCTIONS =
      Map.of("SSHA", "SHA-1", "SSHA256", "SHA-256", "SSHA512", "SHA-512");
  private static final int LONGEST_SALT = 64;

  private final String scheme;
  private final byte[] digest;
  private final byte[] salt;

  private SaltedDigest(String scheme, byte[] digest, byte[] salt) {
    this.scheme = scheme;
    this.digest = digest;
    this.salt = salt;
  }

  static SaltedDigest parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    String scheme = matcher.group(1).toUpperCase(Locale.ROOT);
    byte[] both = Encoded.base64(matcher.group(2));
    int length = function(scheme).getDigestLength();
    if (both.length <= length || both.length > length + LONGEST_SALT) {
      throw Encoded.unknown();
    }
    return new SaltedDigest(
        scheme, Arrays.copyOf(both, length), Arrays.copyOfRange(both, length, both.length));
  }

  private static MessageDigest function(String scheme) {
    try {
      return MessageDigest.getInstance(FUNCTIONS.get(scheme));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String stored() {
    byte[] both = Arrays.copyOf(digest, digest.length + salt.length);
    System.arraycopy(salt, 0, both, digest.length, salt.length);
    return "{" + scheme + "}" + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public Work work() {
    return new Work(Algorithm.DIGEST, 1);
  }

  @Override
  public int memoryKib() {
    return 0;
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    MessageDigest function = function(scheme);
    function.update(password);
    return MessageDigest.isEqual(digest, function.digest(salt));
  }

  @Override
  public String toString() {
    return "SaltedDigest[" + scheme + "]";
  }
}
