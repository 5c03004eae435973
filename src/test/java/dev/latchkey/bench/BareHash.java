package dev.latchkey.bench;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The floor of a login: libsodium's Argon2id in a loop, one thread a core, and nothing else. */
record BareHash(int memoryKib, int passes) {
  private static final SodiumJava SODIUM = new SodiumJava(LibraryLoader.Mode.PREFER_BUNDLED);
  private static final int ARGON2ID_13 = 2;

  /** Hashes a second, all cores together. */
  double perSecond(double seconds) {
    int cores = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(cores);
    try {
      List<Callable<Integer>> loops = new ArrayList<>();
      for (int core = 0; core < cores; core++) {
        loops.add(() -> loop(seconds));
      }
      int hashes = 0;
      for (Future<Integer> loop : threads.invokeAll(loops)) {
        hashes += loop.get();
      }
      return hashes / seconds;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    } finally {
      threads.shutdown();
    }
  }

  private int loop(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    byte[] password = Calls.PASSWORD.getBytes(StandardCharsets.UTF_8);
    byte[] salt = new byte[16];
    byte[] digest = new byte[32];
    int done = 0;
    for (; System.nanoTime() < end; done++) {
      NativeLong memory = new NativeLong(memoryKib * 1024L, true);
      int failed =
          SODIUM.crypto_pwhash(
              digest, digest.length, password, password.length, salt, passes, memory, ARGON2ID_13);
      if (failed != 0) {
        throw new IllegalStateException("libsodium refused");
      }
    }
    return done;
  }

  /** The same as a measurement, to stand among others. */
  Measured measured(double seconds) {
    double rate = perSecond(seconds);
    long[] each = new long[(int) Math.round(rate * seconds)];
    return new Measured(new Figures(seconds, java.util.Map.of(200, each.length), each), 0, 0, 0);
  }
}
