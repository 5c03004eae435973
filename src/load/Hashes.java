import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.NativeLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The baseline of a login: libsodium's Argon2id in a loop, one thread per core, and nothing else.
 * Arguments: memory in KiB, passes, seconds. Prints hashes per second.
 */
class Hashes {
  private static final int ARGON2ID_13 = 2;
  private static final SodiumJava SODIUM = new SodiumJava(LibraryLoader.Mode.PREFER_BUNDLED);

  public static void main(String[] arguments) throws InterruptedException {
    long memory = Long.parseLong(arguments[0]) * 1024;
    int passes = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    hash(memory, passes);
    LongAdder hashes = new LongAdder();
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    Thread[] threads = new Thread[Runtime.getRuntime().availableProcessors()];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> loop(memory, passes, end, hashes));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.printf("%.2f%n", hashes.sum() / ((System.nanoTime() - begun) / 1e9));
  }

  private static void loop(long memory, int passes, long end, LongAdder hashes) {
    while (System.nanoTime() < end) {
      hash(memory, passes);
      hashes.increment();
    }
  }

  private static void hash(long memory, int passes) {
    byte[] password = new byte[28];
    byte[] digest = new byte[32];
    int failed =
        SODIUM.crypto_pwhash(
            digest, 32, password, 28, new byte[16], passes, new NativeLong(memory), ARGON2ID_13);
    if (failed != 0) {
      throw new IllegalStateException("libsodium refused");
    }
  }
}
