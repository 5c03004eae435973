package dev.latchkey.token;

import dev.latchkey.seal.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cache of verified tokens, so that a signature is checked once per token and not once per call.
 * A new token replaces the least recently used one. Only tokens that one of our keys has signed are
 * added. Thread-safe.
 */
final class RecentTokens {
  /** In tokens, of about 300 bytes each. */
  static final int CAPACITY = 4096;

  private final Map<Digest, VerifiedToken> tokens = new LeastRecentlyUsed();

  /** The token with this digest, if it is in the cache. */
  synchronized Optional<VerifiedToken> get(Digest digest) {
    return Optional.ofNullable(tokens.get(digest));
  }

  /** Adds a verified token. */
  synchronized void add(Digest digest, VerifiedToken token) {
    tokens.put(digest, token);
  }

  /** Drops the token that was used least recently if there are too many. */
  private static final class LeastRecentlyUsed extends LinkedHashMap<Digest, VerifiedToken> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Digest, VerifiedToken> eldest) {
      return size() > CAPACITY;
    }
  }
}
