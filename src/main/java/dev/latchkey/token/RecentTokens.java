package dev.latchkey.token;

import dev.latchkey.seal.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that were verified last, so that a signature is checked once per token and not once
 * per call. The token that was used least recently makes room for a new one. Only a token that one
 * of our keys has signed gets in. All methods are safe to call from any thread.
 */
final class RecentTokens {
  /** About 300 bytes each. */
  static final int CAPACITY = 4096;

  private final Map<Digest, VerifiedToken> tokens =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, VerifiedToken> eldest) {
          return size() > CAPACITY;
        }
      };

  /** The token of this digest, if it is still remembered. */
  synchronized Optional<VerifiedToken> get(Digest digest) {
    return Optional.ofNullable(tokens.get(digest));
  }

  /** Remembers a token. */
  synchronized void add(Digest digest, VerifiedToken token) {
    tokens.put(digest, token);
  }
}
