package dev.latchkey.token;

import dev.latchkey.key.KeyRing;
import dev.latchkey.key.TokenSettings;
import java.time.Instant;

/**
 * The content of a token that is correctly signed and breaks no rule. Only {@link TokenVerifier}
 * returns one. So code that needs a verified token cannot be passed an unverified string.
 *
 * @param begins seconds since the epoch, the later of {@code iat} and {@code nbf}
 * @param expires seconds since the epoch, {@code exp}
 * @param accountId {@code sub}
 * @param sessionId {@code sid}, the key of the session's row
 */
public record VerifiedToken(
    String keyId, long begins, long expires, long accountId, String sessionId) {

  /** Whether the token is valid at this time and its key has not been withdrawn. */
  boolean isValid(KeyRing ring, Instant now) {
    long skew = TokenSettings.SKEW.toSeconds();
    return begins <= now.getEpochSecond() + skew
        && expires > now.getEpochSecond() - skew
        && ring.key(keyId).isPresent();
  }
}
