package dev.latchkey.statuslist;

import dev.latchkey.document.PublicDocument;
import dev.latchkey.revocation.StatusList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A status list in the memory of this node: 16 KiB, and the document made of it. Thread-safe. */
final class PublishedList {
  private final BitSet ended = new BitSet(StatusList.CAPACITY);
  private String uri;
  private Instant expires = Instant.EPOCH;
  private Served served;

  /**
   * A signed list.
   *
   * @param asOf the time of the reading of the database that it shows
   */
  record Served(Instant asOf, String jwt, PublicDocument document) {
    static Served of(Instant asOf, String jwt) {
      byte[] content = jwt.getBytes(StandardCharsets.US_ASCII);
      return new Served(
          asOf, jwt, new PublicDocument("application/statuslist+jwt", "no-store", content));
    }
  }

  synchronized void end(int index) {
    ended.set(index);
  }

  /** Takes over what is stored about the list. */
  synchronized void update(StatusList stored) {
    uri = stored.uri();
    if (stored.isClosed() && ended.cardinality() < StatusList.CAPACITY) {
      ended.set(0, StatusList.CAPACITY);
      // Who is told to fetch all lists again must not get the one from before.
      served = null;
    }
  }

  /** Takes over when its youngest token expires. */
  synchronized void expiresAt(Instant expiry) {
    expires = expiry;
  }

  /** Whether more is known of the list than a revocation. */
  synchronized boolean isStored() {
    return uri != null;
  }

  synchronized String uri() {
    return uri;
  }

  /** Whether a token of this list is still unexpired. */
  synchronized boolean isNeeded(Instant now) {
    return expires.isAfter(now);
  }

  /**
   * The signed list. It is built again if the last one is older than this, by one thread at a time.
   *
   * @param asOf when the database was last read
   */
  synchronized Served served(
      Instant asOf, Duration oldest, Duration ttl, Function<Map<String, Object>, String> sign) {
    if (served == null || !served.asOf().plus(oldest).isAfter(asOf)) {
      served = Served.of(asOf, sign.apply(claims(asOf, ttl)));
    }
    return served;
  }

  private Map<String, Object> claims(Instant asOf, Duration ttl) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("bits", 1);
    list.put("lst", StatusBits.encode(ended, StatusList.CAPACITY));
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", uri);
    claims.put("iat", asOf.getEpochSecond());
    claims.put("exp", asOf.plus(StatusSettings.VALID).getEpochSecond());
    claims.put("ttl", ttl.toSeconds());
    claims.put("status_list", list);
    return claims;
  }
}
