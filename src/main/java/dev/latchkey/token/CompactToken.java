package dev.latchkey.token;

import dev.latchkey.secret.Base64Url;
import java.util.Optional;

/**
 * The parts of a token in the compact serialization (RFC 7515 7.1), still encoded.
 *
 * <p>Base64url without padding (RFC 7515 2) and nothing else: another spelling is somebody else's
 * token.
 */
record CompactToken(String header, String claims) {

  /** The parts, if there are three of them, none empty and each of the right alphabet. */
  static Optional<CompactToken> parse(String text) {
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    boolean right =
        Base64Url.isMadeOf(text, 0, first)
            && Base64Url.isMadeOf(text, first + 1, second)
            && Base64Url.isMadeOf(text, second + 1, text.length());
    return right
        ? Optional.of(new CompactToken(text.substring(0, first), text.substring(first + 1, second)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "CompactToken";
  }
}
