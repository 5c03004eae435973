package dev.latchkey.token;

import java.time.Instant;

/**
 * What a token says that time does not change.
 *
 * @param begins seconds since the epoch, the later of {@code iat} and {@code nbf}
 * @param expires seconds since the epoch
 */
record TokenClaims(String keyId, long begins, long expires, Subject subject) {

  /** Whether the token counts at this moment: in its time, and its key not taken away. */
  boolean hold(KeyRing ring, Instant now) {
    long skew = TokenSettings.SKEW.toSeconds();
    return begins <= now.getEpochSecond() + skew
        && expires > now.getEpochSecond() - skew
        && ring.key(keyId).isPresent();
  }
}
