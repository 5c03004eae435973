package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.argon2.Argon2;
import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.argon2.BouncyCastleArgon2;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Hashing in Java, on the heap, if libsodium cannot be loaded. */
class FallbackTest {

  private static final long MIB = 1L << 20;
  private static final int HASHES = 12;

  @Test
  void four_lanes_without_libsodium_do_not_run_out_of_a_small_heap() throws Exception {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                // JNA cannot load its library, as in a directory that is mounted noexec.
                "-Djna.nounpack=true",
                "-Djna.nosys=true",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("bouncycastle, 1 at once").contains(HASHES + " hashes");
    assertThat(output).doesNotContain("OutOfMemoryError").doesNotContain("WARNING");
  }

  @Test
  void hashes_on_the_heap_share_a_quarter_of_it() {
    Argon2Cost cost = Argon2Cost.parse("m=19456,t=2,p=1");
    assertThat(new BouncyCastleArgon2(128 * MIB).atOnce(cost)).isEqualTo(1);
    assertThat(new BouncyCastleArgon2(256 * MIB).atOnce(cost)).isEqualTo(3);
    assertThat(new BouncyCastleArgon2(16 * MIB).atOnce(cost)).isEqualTo(1);
  }

  @Test
  void a_hash_that_needs_more_than_half_of_the_heap_is_refused_before_it_is_tried() {
    Argon2 engine = new BouncyCastleArgon2(MIB);
    assertThat(engine.derive(new byte[0], new byte[16], new Argon2Cost(512, 1, 1), 32)).hasSize(32);
    assertThatIllegalStateException()
        .isThrownBy(() -> engine.derive(new byte[0], new byte[16], new Argon2Cost(513, 1, 1), 32))
        .withMessageContaining("-Xmx");
  }

  /** Hashes at the default cost on four lanes, or fewer if the engine lacks the memory. */
  static final class SmallHeap {
    public static void main(String... none) throws Exception {
      HashSettings settings = HashSettingsTest.settings("m=19456,t=2,p=1", Optional.empty(), 4);
      Argon2Engines engines = Argon2Engines.detect();
      HashThreads lanes = new HashThreads(settings, engines);
      PasswordHasher hasher = new PasswordHasher(settings, lanes, new RandomTokens(), engines);
      List<FutureTask<PasswordHash>> hashes = new ArrayList<>();
      for (int i = 0; i < HASHES; i++) {
        Callable<PasswordHash> hash = () -> hasher.hash(Secret.of("secure123"));
        hashes.add(new FutureTask<>(hash));
        new Thread(hashes.get(i)).start();
      }
      for (FutureTask<PasswordHash> hash : hashes) {
        hash.get();
      }
      System.out.println(hashes.size() + " hashes");
    }
  }
}
