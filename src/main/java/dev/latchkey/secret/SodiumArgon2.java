package dev.latchkey.secret;

import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Argon2id by libsodium, native, twice as fast as Java or more (docs/decisions/0009-hashing.md).
 *
 * <p>It calls {@code crypto_pwhash} with a salt of ours and not {@code crypto_pwhash_str}, which
 * picks its own salt, writes and parses the string in C, and cannot be told to take a server-side
 * key. The bytes derived are the same, as the tests check with {@code crypto_pwhash_str_verify}.
 */
final class SodiumArgon2 implements Argon2 {

  private static final Logger LOG = Logger.getLogger(SodiumArgon2.class.getName());
  private static final int SALT_BYTES = 16;
  private static final int KIB = 1024;

  private final Sodium sodium;

  /**
   * Loads the library that comes in the jar, or else the system's, whose memory is not kept: others
   * in this process may have it, too.
   *
   * @param cost of the hashes whose memory is kept
   * @throws LinkageError or a RuntimeException if there is none for this platform
   */
  SodiumArgon2(Argon2Cost cost) {
    this.sodium = bundled(cost).orElseGet(Sodium::installed);
  }

  private static Optional<Sodium> bundled(Argon2Cost cost) {
    try {
      Sodium bundled = Sodium.bundled();
      keepMemory(bundled, cost);
      return Optional.of(bundled);
    } catch (LinkageError | RuntimeException unusable) {
      LOG.info(() -> "The libsodium that comes with Latchkey does not load: " + unusable);
      return Optional.empty();
    }
  }

  private static void keepMemory(Sodium sodium, Argon2Cost cost) {
    try {
      HashMemory.keepFor(sodium.library().getFunction("crypto_pwhash"), cost);
    } catch (IOException | LinkageError | RuntimeException impossible) {
      LOG.info(() -> "libsodium asks for its memory anew for every hash: " + impossible);
    }
  }

  @Override
  public String engineName() {
    return "libsodium";
  }

  /** libsodium knows one lane and one length of salt. */
  @Override
  public boolean covers(Argon2Cost cost, int saltBytes, int digestBytes) {
    return cost.lanes() == 1 && saltBytes == SALT_BYTES && digestBytes >= 16;
  }

  @Override
  public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    byte[] digest = new byte[digestBytes];
    if (!sodium.hash(digest, password, salt, cost.passes(), (long) cost.memoryKib() * KIB)) {
      throw new IllegalStateException("libsodium could not hash with " + cost);
    }
    return digest;
  }
}
