package dev.latchkey.foreignhash.format;

import java.util.Base64;
import java.util.HexFormat;

/** Parts of the text of a hash: numbers and bytes, within bounds. */
final class Encoded {
  private static final String UNKNOWN = "is not a password hash that this server can read";
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
  private static final int LONGEST_SALT = 255;
  private static final int SHORTEST_DIGEST = 16;
  private static final int LONGEST_DIGEST = 64;

  private Encoded() {}

  static IllegalArgumentException unknown() {
    return new IllegalArgumentException(UNKNOWN);
  }

  static IllegalArgumentException expensive() {
    return new IllegalArgumentException("takes more time or memory than this server allows");
  }

  /** A number of at least one. */
  static long cost(String digits, long most) {
    // At most ten digits, so that no number is too large for a long.
    if (digits.isEmpty() || digits.length() > 10) {
      throw unknown();
    }
    long number = Long.parseLong(digits);
    if (number > most) {
      throw expensive();
    }
    if (number < 1) {
      throw unknown();
    }
    return number;
  }

  static byte[] salt(String base64) {
    return within(1, LONGEST_SALT, base64(base64));
  }

  static byte[] digest(String base64) {
    return digest(base64(base64));
  }

  static byte[] digest(byte[] bytes) {
    return within(SHORTEST_DIGEST, LONGEST_DIGEST, bytes);
  }

  static byte[] salt(byte[] bytes) {
    return within(1, LONGEST_SALT, bytes);
  }

  private static byte[] within(int least, int most, byte[] bytes) {
    if (bytes.length < least || bytes.length > most) {
      throw unknown();
    }
    return bytes;
  }

  /** Base64 of RFC 4648 section 4, with or without padding. */
  static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new IllegalArgumentException(UNKNOWN, notBase64);
    }
  }

  static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException notHex) {
      throw new IllegalArgumentException(UNKNOWN, notHex);
    }
  }

  static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }
}
