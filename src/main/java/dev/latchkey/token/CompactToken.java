package dev.latchkey.token;

import java.util.Optional;

/**
 * The parts of a token in the compact serialization (RFC 7515 7.1), still encoded.
 *
 * <p>Base64url without padding (RFC 7515 2) and nothing else: another spelling is somebody else's
 * token. Read by hand and not by a pattern, which took a thirtieth of a protected call.
 */
record CompactToken(String header, String claims) {

  /** The parts, if there are three of them, none empty and each of the right alphabet. */
  static Optional<CompactToken> parse(String text) {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    boolean right =
        isPart(text, 0, first)
            && isPart(text, first + 1, second)
            && isPart(text, second + 1, text.length());
    return right
        ? Optional.of(new CompactToken(text.substring(0, first), text.substring(first + 1, second)))
        : Optional.empty();
  }

  private static boolean isPart(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isBase64Url(text.charAt(at))) {
        return false;
      }
    }
    return from < to;
  }

  private static boolean isBase64Url(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '_';
  }

  @Override
  public String toString() {
    return "CompactToken";
  }
}
