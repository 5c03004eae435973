package dev.latchkey.foreignhash.format;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An unsalted digest of a JDBC realm: {@code {SHA-256}} and hexadecimal digits. It can be looked up
 * in tables, so it is never stored: {@link DigestUnderArgon2} is.
 */
public final class UnsaltedDigest {
  private static final Pattern FORM =
      Pattern.compile("\\{(SHA-256|SHA-512|MD5)\\}([0-9a-fA-F]{32,128})");

  private final String function;
  private final byte[] digest;

  private UnsaltedDigest(String function, byte[] digest) {
    this.function = function;
    this.digest = digest;
  }

  /** Reads one; empty if the text is something else. */
  public static Optional<UnsaltedDigest> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] digest = Encoded.hex(matcher.group(2));
    boolean whole = digest.length == function(matcher.group(1)).getDigestLength();
    return whole ? Optional.of(new UnsaltedDigest(matcher.group(1), digest)) : Optional.empty();
  }

  /** The bytes to hash with Argon2id. */
  public byte[] digest() {
    return digest.clone();
  }

  /** The text to store, with the Argon2id hash of {@link #digest}. */
  public String stored(String argon2id) {
    return "{" + function + "}" + argon2id;
  }

  static byte[] digest(String name, byte[] password) {
    return function(name).digest(password);
  }

  private static MessageDigest function(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (GeneralSecurityException impossible) {
      // Every Java platform must have SHA-256 and MD5; the JDK has all three.
      throw new IllegalStateException(impossible);
    }
  }
}
