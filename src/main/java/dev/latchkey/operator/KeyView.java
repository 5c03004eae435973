package dev.latchkey.operator;

import dev.latchkey.key.KeyRing;
import java.time.Instant;

/**
 * A signing key as an operator sees it.
 *
 * @param state {@code next} (does not sign yet), {@code signing} or {@code published} (signs no
 *     more, but its tokens are valid)
 */
public record KeyView(
    String kid, String algorithm, Instant createdAt, Instant signsFrom, String state) {
  static KeyView of(KeyRing.Key key, KeyRing ring, Instant now) {
    int signing = ring.signing(now).generation();
    String state =
        key.generation() == signing ? "signing" : key.generation() > signing ? "next" : "published";
    return new KeyView(key.kid(), key.algorithm(), key.createdAt(), key.signsFrom(), state);
  }
}
