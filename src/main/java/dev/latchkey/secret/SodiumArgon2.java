package dev.latchkey.secret;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
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
  private static final int ALG_ARGON2ID13 = 2;
  private static final int SALT_BYTES = 16;
  private static final int KIB = 1024;

  private final SodiumJava sodium;

  /**
   * Loads the library that comes in the jar, or else the system's, whose memory is not kept: others
   * in this process may have it, too.
   *
   * @param cost of the hashes whose memory is kept
   * @throws LinkageError or a RuntimeException if there is none for this platform
   */
  SodiumArgon2(Argon2Cost cost) {
    this.sodium = bundled(cost).orElseGet(() -> initialized(LibraryLoader.Mode.SYSTEM_ONLY));
  }

  private static Optional<SodiumJava> bundled(Argon2Cost cost) {
    try {
      SodiumJava bundled = initialized(LibraryLoader.Mode.BUNDLED_ONLY);
      keepMemory(cost);
      return Optional.of(bundled);
    } catch (LinkageError | RuntimeException unusable) {
      LOG.info(() -> "The libsodium that comes with Latchkey does not load: " + unusable);
      return Optional.empty();
    }
  }

  private static SodiumJava initialized(LibraryLoader.Mode mode) {
    SodiumJava sodium = new SodiumJava(mode);
    if (sodium.sodium_init() < 0) {
      throw new IllegalStateException("sodium_init failed");
    }
    return sodium;
  }

  private static void keepMemory(Argon2Cost cost) {
    try {
      NativeLibrary library = Native.getNativeLibrary(SodiumJava.class);
      HashMemory.keepFor(library.getFunction("crypto_pwhash"), cost);
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
            ALG_ARGON2ID13);
    if (failed != 0) {
      throw new IllegalStateException("libsodium could not hash with " + cost);
    }
    return digest;
  }
}
