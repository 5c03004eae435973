package dev.latchkey.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.NativeLong;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SodiumLoaderTest {

  private static final int KIB = 1024;

  @Test
  void a_loaded_library_leaves_nothing_in_the_temporary_directory() throws Exception {
    Sodium loaded = SodiumLoader.bundled();
    assertThat(mapped()).isNotEmpty().allMatch(line -> line.endsWith("(deleted)"));
    Reference.reachabilityFence(loaded);
  }

  @Test
  void several_copies_in_one_process_derive_the_same() throws Exception {
    byte[] first = hash(SodiumLoader.bundled());
    new SodiumJava().sodium_init(); // Loads the copy of another application.
    assertThat(hash(SodiumLoader.bundled())).isEqualTo(first);
  }

  private static byte[] hash(Sodium sodium) {
    byte[] out = new byte[16];
    byte[] in = new byte[16];
    NativeLong memory = new NativeLong(64 * KIB);
    assertThat(sodium.crypto_pwhash(out, 16, in, 16, in, 1, memory, Sodium.ARGON2ID)).isZero();
    return out;
  }

  private static Stream<String> mapped() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains("/latchkey-libsodium"));
  }
}
