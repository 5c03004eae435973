package dev.latchkey.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of the server's that goes into every hash, so that a stolen database alone cannot be
 * attacked: HMAC-SHA256 of the password before Argon2 (OWASP password storage, "peppering").
 *
 * <p>It cannot be changed later without every owner's reset, because the password is not there to
 * be hashed anew until its owner logs in with a pepper that still verifies.
 */
final class Pepper {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** A pepper from configuration, whose length was checked. */
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
