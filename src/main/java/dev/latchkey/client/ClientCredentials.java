package dev.latchkey.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The id and the secret that a client sent, not checked yet.
 *
 * @param secret never logged: {@link #toString} hides it
 */
public record ClientCredentials(String id, String secret) {
  /** In characters. Ours have about 100. */
  private static final int LONGEST = 512;

  private static final String SCHEME = "basic ";

  /**
   * Reads {@code client_secret_basic}: RFC 7617, with both parts encoded as in a form (RFC 6749
   * 2.3.1). Empty if the header is something else.
   */
  public static Optional<ClientCredentials> inHeader(String header) {
    if (header == null
        || header.length() > LONGEST
        || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ClientCredentials(
                  decoded(text.substring(0, colon)), decoded(text.substring(colon + 1))));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ClientCredentials[hidden]";
  }
}
