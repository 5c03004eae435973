package dev.latchkey.foreignhash.format;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.Work;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.KeySpec;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018 5.2). Stored in the form of passlib, {@code $pbkdf2-sha256$<iterations>$<salt>$
 * <digest>}, whatever form it came in: {@link Pbkdf2Forms}.
 */
final class Pbkdf2 implements ForeignHash {
  private static final int MOST_ITERATIONS = 1_500_000;
  private static final int MOST_ITERATIONS_SHA512 = 600_000;
  // In passlib's base64, a dot stands for the plus sign.
  private static final Pattern FORM =
      Pattern.compile(
          "\\$pbkdf2(?:-(sha(?:1|224|256|384|512)))?\\$(\\d{1,10})"
              + "\\$([A-Za-z0-9./]+)\\$([A-Za-z0-9./]+)");

  /** The hash function of the HMAC. */
  enum Function {
    SHA1(Algorithm.PBKDF2_SHA1, 20),
    SHA224(Algorithm.PBKDF2_SHA224, 28),
    SHA256(Algorithm.PBKDF2_SHA256, 32),
    SHA384(Algorithm.PBKDF2_SHA384, 48),
    SHA512(Algorithm.PBKDF2_SHA512, 64);

    private final Algorithm algorithm;
    private final int bytes;

    Function(Algorithm algorithm, int bytes) {
      this.algorithm = algorithm;
      this.bytes = bytes;
    }

    /** The function that is called {@code sha256} or {@code SHA256}. */
    static Function named(String name) {
      try {
        return valueOf(name.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException other) {
        throw new IllegalArgumentException(Encoded.unknown().getMessage(), other);
      }
    }
  }

  private final Function function;
  private final int iterations;
  private final byte[] salt;
  private final byte[] digest;

  private Pbkdf2(Function function, int iterations, byte[] salt, byte[] digest) {
    this.function = function;
    this.iterations = iterations;
    this.salt = salt;
    this.digest = digest;
  }

  /** Checks the bounds. */
  static Pbkdf2 of(Function function, String iterations, byte[] salt, byte[] digest) {
    int most = function == Function.SHA512 ? MOST_ITERATIONS_SHA512 : MOST_ITERATIONS;
    return new Pbkdf2(
        function, (int) Encoded.cost(iterations, most), Encoded.salt(salt), Encoded.digest(digest));
  }

  static Pbkdf2 parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    Function function = matcher.group(1) == null ? Function.SHA1 : Function.named(matcher.group(1));
    return of(function, matcher.group(2), decoded(matcher.group(3)), decoded(matcher.group(4)));
  }

  private static byte[] decoded(String text) {
    return Encoded.base64(text.replace('.', '+'));
  }

  private static String encoded(byte[] bytes) {
    return Encoded.base64(bytes).replace('+', '.');
  }

  @Override
  public String stored() {
    String name = function == Function.SHA1 ? "" : "-" + function.name().toLowerCase(Locale.ROOT);
    return "$pbkdf2" + name + "$" + iterations + "$" + encoded(salt) + "$" + encoded(digest);
  }

  @Override
  public Work work() {
    int blocks = (digest.length + function.bytes - 1) / function.bytes;
    return new Work(function.algorithm, (long) iterations * blocks);
  }

  @Override
  public int memoryKib() {
    return 0;
  }

  @Override
  public boolean matches(byte[] password, Argon2Engines engines) {
    // The JDK turns the characters into UTF-8 again. It uses the processor's own instructions.
    char[] text = new String(password, StandardCharsets.UTF_8).toCharArray();
    KeySpec spec = new PBEKeySpec(text, salt, iterations, digest.length * Byte.SIZE);
    try {
      byte[] actual =
          SecretKeyFactory.getInstance("PBKDF2WithHmac" + function.name())
              .generateSecret(spec)
              .getEncoded();
      return MessageDigest.isEqual(digest, actual);
    } catch (GeneralSecurityException impossible) {
      // The JDK has all five (JDK Providers Documentation, SunJCE).
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "Pbkdf2[" + function + ", " + iterations + "]";
  }
}
