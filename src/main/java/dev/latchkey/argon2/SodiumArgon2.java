package dev.latchkey.argon2;

import com.sun.jna.NativeLong;

/**
 * Argon2id by libsodium, a native library.
 *
 * <p>It calls {@code crypto_pwhash} with our own salt. {@code crypto_pwhash_str} would pick the
 * salt itself and write and parse the string in C. Both derive the same bytes; the tests check this
 * with {@code crypto_pwhash_str_verify}.
 */
public final class SodiumArgon2 implements Argon2 {

  private static final int SALT_BYTES = 16;
  private static final int KIB = 1024;

  private final Sodium sodium;

  /**
   * Loads the library.
   *
   * @throws LinkageError or a RuntimeException if there is no library for this platform
   */
  public SodiumArgon2() {
    this.sodium = SodiumLoader.load();
  }

  @Override
  public String engineName() {
    return "libsodium";
  }

  /** libsodium supports only one lane and one salt length. */
  @Override
  public boolean covers(Argon2Cost cost, int saltBytes, int digestBytes) {
    return cost.lanes() == 1 && saltBytes == SALT_BYTES && digestBytes >= 16;
  }

  /** Its memory is not on the Java heap. */
  @Override
  public int atOnce(Argon2Cost cost) {
    return Integer.MAX_VALUE;
  }

  @Override
  public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    byte[] digest = new byte[digestBytes];
    NativeLong memory = new NativeLong((long) cost.memoryKib() * KIB, true);
    int failed =
        sodium.crypto_pwhash(
            digest,
            digestBytes,
            password,
            password.length,
            salt,
            cost.passes(),
            memory,
            Sodium.ARGON2ID);
    if (failed != 0) {
      throw new IllegalStateException("libsodium could not hash with " + cost);
    }
    return digest;
  }
}
