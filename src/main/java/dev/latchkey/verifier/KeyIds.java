package dev.latchkey.verifier;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key ids of verified tokens. The header of all tokens of one key is the same text, so it is
 * parsed once.
 */
final class KeyIds {
  /** Few keys are in use at a time. More headers come only from a server that verifies nothing. */
  private static final int MOST = 64;

  private static final Map<String, String> BY_HEADER = new ConcurrentHashMap<>();

  private KeyIds() {}

  /** The {@code kid} of a token; an empty text if it has none. */
  static String of(String token) {
    int end = token == null ? -1 : token.indexOf('.');
    if (end < 0) {
      return "";
    }
    String header = token.substring(0, end);
    String known = BY_HEADER.get(header);
    if (known == null) {
      known = Jws.json(Base64.getUrlDecoder().decode(header)).getString("kid", "");
      if (BY_HEADER.size() < MOST) {
        BY_HEADER.put(header, known);
      }
    }
    return known;
  }
}
