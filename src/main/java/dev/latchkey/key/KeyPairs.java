package dev.latchkey.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/** Makes key pairs; the {@code kid} is the RFC 7638 thumbprint of the public key. */
public final class KeyPairs {
  private static final int RSA_BITS = 3072;

  private KeyPairs() {}

  /** A fresh key pair: ES256 on P-256, or RS256 with 3072 bits. */
  public static Pair make(String algorithm) {
    try {
      return new Pair(
          generator(algorithm)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.parse(algorithm))
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("cannot make a " + algorithm + " key", impossible);
    }
  }

  private static JWKGenerator<? extends JWK> generator(String algorithm) {
    return switch (algorithm) {
      case "ES256" -> new ECKeyGenerator(Curve.P_256);
      case "RS256" -> new RSAKeyGenerator(RSA_BITS);
      default ->
          throw new IllegalArgumentException(
              "LATCHKEY_ALGORITHM must be ES256 or RS256, not " + algorithm);
    };
  }

  /** A key pair that is not stored yet. */
  public record Pair(JWK jwk) {
    String kid() {
      return jwk.getKeyID();
    }

    String algorithm() {
      return jwk.getAlgorithm().getName();
    }

    String publicJwk() {
      return jwk.toPublicJWK().toJSONString();
    }

    @Override
    public String toString() {
      return "Pair " + kid();
    }
  }
}
