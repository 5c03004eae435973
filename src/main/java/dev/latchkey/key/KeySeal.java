package dev.latchkey.key;

import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.seal.Seal;
import dev.latchkey.seal.SealSecrets;
import java.text.ParseException;
import java.util.Optional;

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

  /** The sealed key pair under the current secret. Empty if it already is. */
  Optional<String> resealed(String kid, String sealed) {
    return seal.resealed(kid, sealed);
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
