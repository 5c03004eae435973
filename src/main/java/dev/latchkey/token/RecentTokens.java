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

  private final Map<Digest, VerifiedToken> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, VerifiedToken> eldest) {
          return size() > CAPACITY;
        }
      };

  /** The token with this digest, if it is in the cache. */
  synchronized Optional<VerifiedToken> get(Digest digest) {
    return Optional.ofNullable(tokens.get(digest));
  }

  /** Adds a verified token. */
  synchronized void add(Digest digest, VerifiedToken token) {
    tokens.put(digest, token);
  }
}
