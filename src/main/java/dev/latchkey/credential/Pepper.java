package dev.latchkey.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server-side key that is part of every hash: HMAC-SHA256 of the password before Argon2 (OWASP
 * password storage, "peppering"). Without the key, the hashes of a stolen database cannot be
 * attacked.
 *
 * <p>It cannot be replaced later, except by a password reset of every account. A password can be
 * hashed again only when its owner logs in, and that login needs the old pepper.
 */
final class Pepper {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** The configured pepper. Its length has been checked. */
  Pepper(String configured) {
    this.key = new SecretKeySpec(configured.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  byte[] applyTo(byte[] password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(password);
    } catch (GeneralSecurityException impossible) {
      // Every Java platform must have HmacSHA256 (javax.crypto.Mac).
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "Pepper[hidden]";
  }
}
