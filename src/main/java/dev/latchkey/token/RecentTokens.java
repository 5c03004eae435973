package dev.latchkey.token;

import dev.latchkey.secret.Digest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What was found out about some thousand tokens, so that it is found out once. Each token has eight
 * places that it can be in, and takes them from whichever is longest there: no lock, no growth.
 * With one place each, of a thousand tokens a fifth would take it from one another in turn.
 */
public final class RecentTokens {
  /** Powers of two, both. */
  static final int PLACES = 4096;

  private static final int CHOICES = 8;

  private final AtomicReferenceArray<VerifiedToken> places = new AtomicReferenceArray<>(PLACES);

  /** The token of this digest, if it was added and has kept its place. */
  public Optional<VerifiedToken> get(Digest digest) {
    int first = firstPlaceOf(digest);
    for (int place = first; place < first + CHOICES; place++) {
      VerifiedToken there = places.get(place);
      if (there != null && there.digest().equals(digest)) {
        return Optional.of(there);
      }
    }
    return Optional.empty();
  }

  /** Remembers a token; two at the same moment may cost a third its place, and no more. */
  public void add(VerifiedToken token) {
    int first = firstPlaceOf(token.digest());
    for (int place = first + CHOICES - 1; place > first; place--) {
      places.set(place, places.get(place - 1));
    }
    places.set(first, token);
  }

  private static int firstPlaceOf(Digest digest) {
    return digest.hashCode() & (PLACES - CHOICES);
  }
}
