package dev.latchkey.foreignhash.format;

import dev.latchkey.foreignhash.format.Pbkdf2.Function;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms in which other systems write PBKDF2. */
final class Pbkdf2Forms {
  private static final Pattern JAKARTA =
      Pattern.compile("PBKDF2WithHmac(SHA(?:224|256|384|512)):(\\d{1,10}):([^:]+):([^:]+)");
  private static final Pattern DJANGO =
      Pattern.compile("pbkdf2_(sha1|sha256)\\$(\\d{1,10})\\$([^$]+)\\$([^$]+)");
  private static final int SPRING_SALT = 16;
  private static final String SPRING_ITERATIONS = "310000";

  private Pbkdf2Forms() {}

  /** Jakarta Security's {@code Pbkdf2PasswordHash}. */
  static Pbkdf2 jakarta(String text) {
    Matcher matcher = matched(JAKARTA, text);
    return Pbkdf2.of(
        Function.named(matcher.group(1)),
        matcher.group(2),
        Encoded.base64(matcher.group(3)),
        Encoded.base64(matcher.group(4)));
  }

  /** Django's hashers. The salt is used as text. */
  static Pbkdf2 django(String text) {
    Matcher matcher = matched(DJANGO, text);
    return Pbkdf2.of(
        Function.named(matcher.group(1)),
        matcher.group(2),
        matcher.group(3).getBytes(StandardCharsets.UTF_8),
        Encoded.base64(matcher.group(4)));
  }

  /** Spring Security's encoder of version 5.8: the salt, then the digest, in hexadecimal. */
  static Pbkdf2 spring(String hex) {
    byte[] both = Encoded.hex(hex);
    if (both.length <= SPRING_SALT) {
      throw Encoded.unknown();
    }
    return Pbkdf2.of(
        Function.SHA256,
        SPRING_ITERATIONS,
        Arrays.copyOf(both, SPRING_SALT),
        Arrays.copyOfRange(both, SPRING_SALT, both.length));
  }

  /** ASP.NET Core Identity's version 3: function, iterations, length of the salt, salt, digest. */
  static Pbkdf2 aspNet(String base64) {
    ByteBuffer bytes = ByteBuffer.wrap(Encoded.base64(base64));
    if (bytes.remaining() < 1 + 3 * Integer.BYTES || bytes.get() != 1) {
      throw Encoded.unknown();
    }
    Function function =
        switch (bytes.getInt()) {
          case 0 -> Function.SHA1;
          case 1 -> Function.SHA256;
          case 2 -> Function.SHA512;
          default -> throw Encoded.unknown();
        };
    String iterations = Integer.toUnsignedString(bytes.getInt());
    int saltLength = bytes.getInt();
    if (saltLength < 0 || saltLength > bytes.remaining()) {
      throw Encoded.unknown();
    }
    byte[] salt = new byte[saltLength];
    bytes.get(salt);
    byte[] digest = new byte[bytes.remaining()];
    bytes.get(digest);
    return Pbkdf2.of(function, iterations, salt, digest);
  }

  private static Matcher matched(Pattern form, String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw Encoded.unknown();
    }
    return matcher;
  }
}
