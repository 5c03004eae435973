package dev.latchkey.verifier.list;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A verified status list (draft-ietf-oauth-status-list-21, section 8.3). Immutable.
 *
 * @param issued the {@code iat} claim
 * @param expires the {@code exp} claim
 * @param ttl how often the list is to be fetched, within our limits
 */
public record TokenList(StatusBits ended, Instant issued, Instant expires, Duration ttl) {
  static final Duration SKEW = Duration.ofSeconds(60);
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /**
   * Verifies a list.
   *
   * @param uri where it was fetched; the list must name it
   * @throws IllegalArgumentException if the list is malformed, is about another URI, is not signed
   *     by one of these keys, or is not valid now
   */
  public static TokenList verified(String text, String uri, IssuerKeys keys, Instant now) {
    Jws jws = Jws.parse(text);
    JsonObject claims = jws.claims();
    PublicKey key = keys.get(jws.header().getString("kid", ""));
    require(jws.header().getString("typ", "").equals("statuslist+jwt"), "typ");
    require(!jws.header().containsKey("crit"), "crit");
    require(key != null && jws.isSignedBy(key), "the signature");
    require(claims.getString("sub", "").equals(uri), "sub");
    Instant issued = Instant.ofEpochSecond(number(claims, "iat"));
    Instant expires = Instant.ofEpochSecond(number(claims, "exp"));
    require(!issued.isAfter(now.plus(SKEW)), "iat");
    require(expires.plus(SKEW).isAfter(now), "exp");
    return new TokenList(bits(claims), issued, expires, ttl(claims));
  }

  private static StatusBits bits(JsonObject claims) {
    require(claims.get("status_list") instanceof JsonObject, "status_list");
    JsonObject list = claims.getJsonObject("status_list");
    require(list.getInt("bits", 0) == 1, "bits");
    return StatusBits.inflated(Base64.getUrlDecoder().decode(list.getString("lst", "")));
  }

  private static Duration ttl(JsonObject claims) {
    if (!claims.containsKey("ttl")) {
      return LONGEST;
    }
    Duration ttl = Duration.ofSeconds(number(claims, "ttl"));
    return ttl.compareTo(SHORTEST) < 0 ? SHORTEST : ttl.compareTo(LONGEST) > 0 ? LONGEST : ttl;
  }

  /** A NumericDate or a number of seconds, up to the year 9999. */
  private static long number(JsonObject claims, String name) {
    require(claims.get(name) instanceof JsonNumber, name);
    double seconds = claims.getJsonNumber(name).doubleValue();
    require(seconds >= 0 && seconds < 253_402_300_800.0, name);
    return (long) seconds;
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw new IllegalArgumentException("a status list is refused because of " + what);
    }
  }
}
