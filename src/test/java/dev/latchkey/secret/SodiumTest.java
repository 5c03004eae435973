package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.goterl.lazysodium.SodiumJava;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SodiumTest {

  private static final int KIB = 1024;

  private final AtomicInteger calls = new AtomicInteger();
  // Held as long as the library that calls it, which is this test's.
  private final HashMemory.Map counted = this::failing;

  @Test
  void a_loaded_library_leaves_nothing_in_the_temporary_directory() throws Exception {
    File file = Sodium.bundled().library().getFile();
    assertThat(regions(file)).isNotEmpty().allMatch(line -> line.endsWith("(deleted)"));
    assertThat(file.getParentFile()).doesNotExist();
  }

  @Test
  void each_copy_calls_its_own_code_whichever_was_there_first() throws Exception {
    Sodium before = Sodium.bundled();
    new SodiumJava().sodium_init(); // Opened for all, as others open it.
    Sodium redirected = Sodium.bundled();
    new ImportTable(redirected.library().getFunction("crypto_pwhash"))
        .redirect("mmap", CallbackReference.getFunctionPointer(counted));
    Sodium after = Sodium.bundled();
    assertThat(hash(before)).isTrue();
    assertThat(hash(after)).isTrue();
    assertThat(calls).hasValue(0);
    assertThat(hash(redirected)).isFalse();
    assertThat(calls).hasPositiveValue();
  }

  private Pointer failing(
      Pointer at, long bytes, int protection, int flags, int file, long offset) {
    calls.incrementAndGet();
    return new Pointer(-1);
  }

  private static boolean hash(Sodium sodium) {
    byte[] salt = new byte[16];
    return sodium.hash(new byte[16], salt, salt, 1, 64 * KIB);
  }

  private static Stream<String> regions(File file) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains(file.toString()));
  }
}
