package dev.latchkey.verifier.push;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * This service as a client of the issuer.
 *
 * @param id the {@code client_id}
 * @param secret the {@code client_secret}
 */
public record Client(String id, String secret) {
  /** The {@code Authorization} header: HTTP Basic with encoded parts (RFC 6749, section 2.3.1). */
  String authorization() {
    String both = encoded(id) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "client " + id;
  }
}
