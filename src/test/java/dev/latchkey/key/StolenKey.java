package dev.latchkey.key;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.seal.SealSecrets;

/** Opens a sealed key with a secret that somebody else knows: the tests. */
public final class StolenKey {

  private StolenKey() {}

  /** The key pair of a row, for a reader who also knows {@code LATCHKEY_SECRET}. */
  public static JWK open(String kid, String sealed, String secret) {
    return new KeySeal(SealSecrets.only(secret)).open(kid, sealed);
  }
}
