package dev.latchkey.seal;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.latchkey.problem.StartRefusedException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Encrypts texts that are stored: a JWE (RFC 7516) with {@code dir} and {@code A256GCM} under a key
 * that HKDF-SHA256 (RFC 5869) derives from {@code LATCHKEY_SECRET}. Each purpose has a key of its
 * own. The id of a text is part of the authenticated header, so a sealed text cannot be moved to
 * another row.
 */
public final class Seal {
  private final byte[] key = new byte[32];

  /**
   * The seal for one purpose.
   *
   * @param purpose part of the derivation; sealed texts of another purpose do not open
   */
  public Seal(String secret, String purpose) {
    byte[] info = ("latchkey " + purpose + ", version 1").getBytes(StandardCharsets.UTF_8);
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret.getBytes(StandardCharsets.UTF_8), null, info));
    hkdf.generateBytes(key, 0, key.length);
  }

  /** Encrypts a text. Sealing the same text twice gives two results. */
  public String seal(String id, String text) {
    try {
      JWEHeader header =
          new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(id).build();
      JWEObject sealed = new JWEObject(header, new Payload(text));
      sealed.encrypt(new DirectEncrypter(key));
      return sealed.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("cannot seal", impossible);
    }
  }

  /**
   * The text that was sealed under this id.
   *
   * @throws WrongSecretException if it was sealed under another secret, purpose or id, or changed
   */
  public String open(String id, String sealed) {
    try {
      JWEObject jwe = JWEObject.parse(sealed);
      jwe.decrypt(new DirectDecrypter(key));
      if (!id.equals(jwe.getHeader().getKeyID())) {
        throw new WrongSecretException();
      }
      return jwe.getPayload().toString();
    } catch (JOSEException | ParseException | RuntimeException refused) {
      // RuntimeException: Nimbus throws a NullPointerException for some damaged headers.
      throw new WrongSecretException();
    }
  }

  /** A stored text was sealed under another secret. */
  public static final class WrongSecretException extends StartRefusedException {
    private static final long serialVersionUID = 1L;

    WrongSecretException() {
      super(
          "LATCHKEY_SECRET is not the secret under which this database's signing keys were sealed;"
              + " set the one that was used on the first start");
    }
  }
}
