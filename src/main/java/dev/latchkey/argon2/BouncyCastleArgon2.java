package dev.latchkey.argon2;

import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id by BouncyCastle, in Java. It is used if libsodium does not load, and for parameters that
 * libsodium does not support (p other than 1).
 *
 * <p>Its memory comes from the Java heap. Hashes that run at the same time share a quarter of the
 * heap; a hash waits until enough of that share is free. A single hash may take half of the heap.
 */
public final class BouncyCastleArgon2 implements Argon2 {

  private static final int SHARE = 4;
  private static final int KIB = 1024;

  private final int shareKib;
  private final Semaphore freeKib;

  public BouncyCastleArgon2() {
    this(Runtime.getRuntime().maxMemory());
  }

  /** For tests: with another heap size, in bytes. */
  public BouncyCastleArgon2(long heap) {
    this.shareKib = (int) Math.min(Integer.MAX_VALUE / SHARE, heap / SHARE / KIB);
    this.freeKib = new Semaphore(shareKib, true);
  }

  @Override
  public String engineName() {
    return "bouncycastle";
  }

  @Override
  public boolean covers(Argon2Cost cost, int saltBytes, int digestBytes) {
    return true;
  }

  @Override
  public int atOnce(Argon2Cost cost) {
    return Math.max(1, shareKib / cost.memoryKib());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException also if the hash needs more than half of the heap
   */
  @Override
  public byte[] derive(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    if (cost.memoryKib() > 2L * shareKib) {
      throw new IllegalStateException(cost + " needs more than half of the Java heap; raise -Xmx");
    }
    int needed = Math.min(cost.memoryKib(), shareKib);
    freeKib.acquireUninterruptibly(needed);
    try {
      return generate(password, salt, cost, digestBytes);
    } finally {
      freeKib.release(needed);
    }
  }

  private static byte[] generate(byte[] password, byte[] salt, Argon2Cost cost, int digestBytes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .build());
    byte[] digest = new byte[digestBytes];
    generator.generateBytes(password, digest);
    return digest;
  }
}
