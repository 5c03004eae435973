package dev.latchkey.token;

import dev.latchkey.secret.Digest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was found out about some thousand tokens, so that it is found out once. Each token has the
 * one place that it can be in, and whoever comes later takes it: no lock, no growth.
 */
public final class RecentTokens {
  /** A power of two. */
  private static final int PLACES = 4096;

  private final AtomicReferenceArray<VerifiedToken> places = new AtomicReferenceArray<>(PLACES);

  /** The token of this digest, if it was added and has kept its place. */
  public Optional<VerifiedToken> get(Digest digest) {
    VerifiedToken there = places.get(placeOf(digest));
    return there != null && there.digest().equals(digest) ? Optional.of(there) : Optional.empty();
  }

  /** Remembers a token. */
  public void add(VerifiedToken token) {
    places.set(placeOf(token.digest()), token);
  }

  private static int placeOf(Digest digest) {
    return digest.hashCode() & (PLACES - 1);
  }
}
