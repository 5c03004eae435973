package dev.latchkey.token;

import dev.latchkey.key.KeyRing;
import dev.latchkey.key.TokenSettings;
import java.time.Instant;

/**
 * What a token says that one of this server's keys has signed and that breaks no rule. Only {@link
 * TokenVerifier} hands one out, so that code that needs a verified token cannot be given a string.
 *
 * @param begins seconds since the epoch, the later of {@code iat} and {@code nbf}
 * @param expires seconds since the epoch, {@code exp}
 * @param accountId {@code sub}
 * @param sessionId {@code sid}, the key of the session's row
 */
public record VerifiedToken(
    String keyId, long begins, long expires, long accountId, String sessionId) {

  /** Whether the token counts at this moment: in its time, and its key not withdrawn. */
  boolean holds(KeyRing ring, Instant now) {
    long skew = TokenSettings.SKEW.toSeconds();
    return begins <= now.getEpochSecond() + skew
        && expires > now.getEpochSecond() - skew
        && ring.key(keyId).isPresent();
  }
}
