package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.io.File;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
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
    Sodium held = Sodium.bundled();
    File file = held.library().getFile();
    assertThat(regions(file)).isNotEmpty().allMatch(line -> line.endsWith("(deleted)"));
    assertThat(file.getParentFile()).doesNotExist();
    Reference.reachabilityFence(held);
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

  @Test
  void a_library_that_needs_libsodium_is_not_given_a_copy_of_ours() throws Exception {
    String name = "/" + LibraryLoader.getSodiumPathInResources();
    try (InputStream packed = SodiumJava.class.getResourceAsStream(name)) {
      byte[] library = packed.readAllBytes();
      assertThat(text(library)).contains("libsodium.so.23");
      assertThat(text(Sodium.renamed(library)))
          .doesNotContain("libsodium.so.23")
          .hasSize(library.length);
    }
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

  private static String text(byte[] library) {
    return new String(library, StandardCharsets.ISO_8859_1);
  }

  private static Stream<String> regions(File file) throws Exception {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains(file.toString()));
  }
}
