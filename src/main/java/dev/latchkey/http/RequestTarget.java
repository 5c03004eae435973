package dev.latchkey.http;

import dev.latchkey.problem.ProblemType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks path and query before anything parses them. Each path has only one accepted spelling: no
 * empty, {@code .} or {@code ..} segment, no path parameter, and no encoded separator or letter. So
 * a proxy's rule for {@code /metrics} cannot be bypassed with another spelling.
 */
final class RequestTarget {
  private static final int HEX = 16;

  /** Names that a container handles itself, under every path of an application. */
  private static final Set<String> OF_THE_CONTAINER =
      Set.of("j_security_check", "ibm_security_logout");

  /**
   * An encoded slash, or an encoded character that needs no encoding (RFC 3986 2.3 and 6.2.2.2).
   * Payara serves {@code /%6detrics} as {@code /metrics}.
   */
  private static final Pattern SECOND_SPELLING =
      Pattern.compile("%(?:2[d-fD-F]|3[0-9]|[46][1-9a-fA-F]|[57][0-9aA]|5[fF]|7[eE])");

  private RequestTarget() {}

  /**
   * Why this target is refused. It is a 404 if it is well-formed but not in the accepted spelling.
   */
  static Optional<ProblemType> fault(String path, String query) {
    if (query != null && decoded(query) == null) {
      return Optional.of(ProblemType.BAD_REQUEST);
    }
    byte[] plain = decoded(path);
    if (plain == null || !isText(plain)) {
      return Optional.of(ProblemType.BAD_REQUEST);
    }
    return isPlain(path, new String(plain, StandardCharsets.UTF_8))
        ? Optional.empty()
        : Optional.of(ProblemType.NOT_FOUND);
  }

  /** The percent-decoded bytes (RFC 3986 2.1), or null if the encoding is malformed. */
  private static byte[] decoded(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        int high = i + 1 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
        int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), HEX) : -1;
        if (high < 0 || low < 0) {
          return null;
        }
        bytes.put((byte) (high * HEX + low));
        i += 2;
      } else {
        bytes.put((byte) c);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static boolean isText(byte[] path) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(path))
          .chars()
          .noneMatch(Character::isISOControl);
    } catch (CharacterCodingException noText) {
      return false;
    }
  }

  private static boolean isPlain(String path, String decoded) {
    return !OF_THE_CONTAINER.contains(decoded.substring(decoded.lastIndexOf('/') + 1))
        && !SECOND_SPELLING.matcher(path).find()
        && !decoded.contains(";")
        && !decoded.contains("\\")
        && !decoded.contains("//")
        && !(decoded + "/").contains("/./")
        && !(decoded + "/").contains("/../");
  }
}
