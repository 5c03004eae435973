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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Encrypts texts that are stored: a JWE (RFC 7516) with {@code dir} and {@code A256GCM} under a key
 * that HKDF-SHA256 (RFC 5869) derives from {@code LATCHKEY_SECRET}. Each purpose has a key of its
 * own. A text under {@code LATCHKEY_SECRET_OLD} can be decrypted too (docs/decisions/0029). The id
 * of a text is part of the authenticated header, so a sealed text cannot be moved to another row.
 */
public final class Seal {
  private static final int KEY_LENGTH = 32;

  /** The key of the current secret, and then that of the old one. */
  private final List<byte[]> keys;

  /**
   * The seal for one purpose.
   *
   * @param purpose part of the derivation; sealed texts of another purpose do not open
   */
  public Seal(SealSecrets secrets, String purpose) {
    keys = secrets.all().map(secret -> key(secret, purpose)).toList();
  }

  private static byte[] key(String secret, String purpose) {
    byte[] info = ("latchkey " + purpose + ", version 1").getBytes(StandardCharsets.UTF_8);
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(secret.getBytes(StandardCharsets.UTF_8), null, info));
    byte[] key = new byte[KEY_LENGTH];
    hkdf.generateBytes(key, 0, key.length);
    return key;
  }

  /** Encrypts a text under the current secret. Sealing the same text twice gives two results. */
  public String seal(String id, String text) {
    try {
      JWEHeader header =
          new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(id).build();
      JWEObject sealed = new JWEObject(header, new Payload(text));
      sealed.encrypt(new DirectEncrypter(keys.get(0)));
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
    return keys.stream()
        .flatMap(key -> opened(key, id, sealed).stream())
        .findFirst()
        .orElseThrow(WrongSecretException::new);
  }

  /**
   * Seals a text under the current secret, and stores it, unless it is sealed under it already.
   * Returns how many texts that were: 0 or 1.
   *
   * @throws WrongSecretException as {@link #open} does
   */
  public int reseal(String id, String sealed, Consumer<String> store) {
    if (opened(keys.get(0), id, sealed).isPresent()) {
      return 0;
    }
    store.accept(seal(id, open(id, sealed)));
    return 1;
  }

  private static Optional<String> opened(byte[] key, String id, String sealed) {
    try {
      JWEObject jwe = JWEObject.parse(sealed);
      jwe.decrypt(new DirectDecrypter(key));
      return Optional.of(jwe.getPayload().toString())
          .filter(text -> id.equals(jwe.getHeader().getKeyID()));
    } catch (JOSEException | ParseException | RuntimeException refused) {
      // RuntimeException: Nimbus throws a NullPointerException for some damaged headers.
      return Optional.empty();
    }
  }

  /** A stored text was sealed under another secret. */
  public static final class WrongSecretException extends StartRefusedException {
    private static final long serialVersionUID = 1L;

    WrongSecretException() {
      super(
          "LATCHKEY_SECRET is not the secret under which this database's signing keys were sealed;"
              + " set the one that was used before, or add it as LATCHKEY_SECRET_OLD");
    }
  }
}
