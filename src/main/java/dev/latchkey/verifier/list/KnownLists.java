package dev.latchkey.verifier.list;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lists of one issuer, by URI. Their number is bounded. Thread-safe. */
public final class KnownLists {
  /** Ten million live tokens have 77. */
  public static final int MOST = 10_000;

  /** A first request waits this long for its list. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, KnownList> byUri = new ConcurrentHashMap<>();

  /** The list of this URI; null if it is not known. */
  public KnownList get(String uri) {
    return byUri.get(uri);
  }

  /** The list of this URI, which is now known. Empty if there are too many. */
  public Optional<KnownList> add(String uri, Instant now) {
    if (byUri.size() >= MOST) {
      return Optional.ofNullable(byUri.get(uri));
    }
    return Optional.of(byUri.computeIfAbsent(uri, added -> new KnownList(now, PATIENCE)));
  }

  /** All known lists. */
  public Map<String, KnownList> all() {
    return Map.copyOf(byUri);
  }

  /** The values of {@link #all}, without a copy. */
  public Collection<KnownList> each() {
    return byUri.values();
  }

  /** Forgets each list that the issuer no longer names and whose tokens have expired. */
  public void forgetAllBut(Set<String> named, Instant now) {
    byUri
        .entrySet()
        .removeIf(list -> !named.contains(list.getKey()) && !list.getValue().isNeeded(now));
  }
}
