package dev.latchkey.bench;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** The floor of a login: libsodium's Argon2id in a loop, one thread a core, and nothing else. */
record BareHash(int memoryKib, int passes) {
  private static final SodiumJava SODIUM = new SodiumJava(LibraryLoader.Mode.PREFER_BUNDLED);
  private static final int ARGON2ID_13 = 2;
  private static final byte[] SALT = new byte[16];

  /** One hash after the other by libsodium, as a measurement to stand among others. */
  Measured measured(double seconds) {
    return measured(seconds, this::bySodium);
  }

  /** The same in Java: what holds a Keycloak, which hashes by BouncyCastle. */
  Measured measuredInJava(double seconds) {
    return measured(seconds, this::byBouncyCastle);
  }

  private static Measured measured(double seconds, Runnable hash) {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(cores);
    try {
      List<Callable<Integer>> loops = Collections.nCopies(cores, () -> loop(seconds, hash));
      int hashes = 0;
      for (Future<Integer> loop : threads.invokeAll(loops)) {
        hashes += loop.get();
      }
      Figures figures = new Figures(seconds, Map.of(200, hashes), new long[hashes]);
      return new Measured(figures, 0, 0, 0);
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdown();
    }
  }

  private static int loop(double seconds, Runnable hash) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int done = 0;
    for (; System.nanoTime() < end; done++) {
      hash.run();
    }
    return done;
  }

  private void bySodium() {
    byte[] password = Calls.PASSWORD.getBytes(StandardCharsets.UTF_8);
    byte[] digest = new byte[32];
    NativeLong memory = new NativeLong(memoryKib * 1024L, true);
    int failed =
        SODIUM.crypto_pwhash(
            digest, digest.length, password, password.length, SALT, passes, memory, ARGON2ID_13);
    if (failed != 0) {
      throw new IllegalStateException("libsodium refused");
    }
  }

  private void byBouncyCastle() {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(SALT)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .build());
    generator.generateBytes(Calls.PASSWORD.getBytes(StandardCharsets.UTF_8), new byte[32]);
  }
}
