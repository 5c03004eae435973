package dev.latchkey.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.jwk.JWK;
import dev.latchkey.setting.StartRefusedException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Seals private keys at rest: a JWE (RFC 7516) with {@code dir} and {@code A256GCM} under a key
 * that HKDF-SHA256 (RFC 5869) derives from {@code LATCHKEY_SECRET}. The header, {@code kid} in it,
 * is authenticated, so that a sealed key cannot be moved to another row.
 */
public final class KeySeal {
  private static final byte[] PURPOSE =
      "latchkey signing keys, version 1".getBytes(StandardCharsets.UTF_8);

  private final byte[] key = new byte[32];

  public KeySeal(String secret) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret.getBytes(StandardCharsets.UTF_8), null, PURPOSE));
    hkdf.generateBytes(key, 0, key.length);
  }

  public String seal(JWK pair) {
    try {
      JWEHeader header =
          new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
              .keyID(pair.getKeyID())
              .build();
      JWEObject sealed = new JWEObject(header, new Payload(pair.toJSONString()));
      sealed.encrypt(new DirectEncrypter(key));
      return sealed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("cannot seal a key", impossible);
    }
  }

  /**
   * The key pair that was sealed.
   *
   * @throws WrongSecretException if it was sealed under another secret, or tampered with
   */
  JWK open(String kid, String sealed) {
    try {
      JWEObject jwe = JWEObject.parse(sealed);
      jwe.decrypt(new DirectDecrypter(key));
      JWK pair = JWK.parse(jwe.getPayload().toString());
      if (!kid.equals(pair.computeThumbprint().toString())) {
        throw new WrongSecretException();
      }
      return pair;
    } catch (JOSEException | ParseException | RuntimeException refused) {
      // Nimbus meets some damaged headers with a NullPointerException.
      throw new WrongSecretException();
    }
  }

  /** The stored keys were sealed under another secret. */
  static final class WrongSecretException extends StartRefusedException {
    private static final long serialVersionUID = 1L;

    WrongSecretException() {
      super(
          "LATCHKEY_SECRET is not the secret under which this database's signing keys were sealed;"
              + " set the one that was used on the first start");
    }
  }
}
