package dev.latchkey.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Values that nobody can guess, from the JDK's {@link SecureRandom}, never seeded by us. */
@ApplicationScoped
public class RandomTokens {

  private static final int RESET_TOKEN_BYTES = 36;
  private static final int SESSION_ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** A reset link's secret: 288 bits as 48 characters of base64url. Store its digest only. */
  public String resetToken() {
    return base64url(RESET_TOKEN_BYTES);
  }

  /** A session's or token's id: 128 bits (ASVS 5.0 7.2.3) as 22 characters of base64url. */
  public String sessionId() {
    return base64url(SESSION_ID_BYTES);
  }

  /** A client's secret: 256 bits as 43 characters of base64url. Store its digest only. */
  public String clientSecret() {
    return base64url(SECRET_BYTES);
  }

  /** The secret of a browser's session: 256 bits, like a client's. Store its digest only. */
  public String sessionSecret() {
    return base64url(SECRET_BYTES);
  }

  /** Whether {@link #sessionSecret} can have made this. */
  public static boolean isSessionSecret(String text) {
    return isToken(text, SECRET_BYTES);
  }

  /** Whether {@link #clientSecret} can have made this. */
  public static boolean isClientSecret(String text) {
    return isToken(text, SECRET_BYTES);
  }

  /** Whether {@link #resetToken} can have made this; of anything else there is no digest. */
  public static boolean isResetToken(String text) {
    return isToken(text, RESET_TOKEN_BYTES);
  }

  /** Whether {@link #sessionId} can have made this; of anything else there is no row. */
  public static boolean isSessionId(String text) {
    return isToken(text, SESSION_ID_BYTES);
  }

  private static boolean isToken(String text, int bytes) {
    // Three bytes are four characters, and what is left over is rounded up.
    return text.length() == (bytes * 4 + 2) / 3 && Base64Url.isMadeOf(text, 0, text.length());
  }

  /** That many random bytes, for salts, nonces and keys. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A number from 0, less than this one. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  private String base64url(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }
}
