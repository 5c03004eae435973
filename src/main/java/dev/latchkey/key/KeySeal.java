package dev.latchkey.key;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import java.text.ParseException;

/** Seals private keys, each under its {@code kid}. */
public final class KeySeal {
  private final Seal seal;

  /** Seals under the current secret. */
  public KeySeal(SealSecrets secrets) {
    seal = new Seal(secrets, "signing keys");
  }

  /** The key pair as it is stored. */
  public String seal(JWK pair) {
    return seal.seal(pair.getKeyID(), pair.toJSONString());
  }

  /** Seals a stored key under the current secret, if it has the old one. Returns 0 or 1. */
  int reseal(SigningKey key) {
    return seal.reseal(key.kid(), key.sealedJwk(), key::reseal);
  }

  /**
   * The key pair that was sealed under this {@code kid}.
   *
   * @throws Seal.WrongSecretException if it was sealed under another secret or {@code kid}, or
   *     changed
   */
  public JWK open(String kid, String sealed) {
    try {
      return JWK.parse(seal.open(kid, sealed));
    } catch (ParseException impossible) {
      throw new IllegalStateException("a sealed text that is no key", impossible);
    }
  }
}
