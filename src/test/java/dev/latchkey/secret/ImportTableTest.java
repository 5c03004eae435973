package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ImportTableTest {

  private final Sodium sodium = Sodium.bundled();
  private final NativeLibrary library = sodium.library();
  private final ImportTable imports = new ImportTable(library.getFunction("crypto_pwhash"));
  private final Pointer abort = NativeLibrary.getProcess().getFunction("abort");

  @Test
  void a_function_that_is_not_called_cannot_be_redirected() {
    assertThatIllegalStateException().isThrownBy(() -> imports.redirect("fork", abort));
  }

  @Test
  void a_function_is_redirected_once_and_its_place_is_read_only_as_before() throws Exception {
    List<String> before = regions();
    imports.redirect("madvise", abort);
    assertThat(regions()).isNotEmpty().isEqualTo(before);
    assertThatIllegalStateException().isThrownBy(() -> imports.redirect("madvise", abort));
    byte[] salt = new byte[16];
    assertThat(sodium.hash(new byte[16], salt, salt, 1, 64 * 1024)).isTrue();
  }

  @Test
  void an_address_outside_of_every_library_has_no_table() {
    try (Memory nowhere = new Memory(16)) {
      Function function = Function.getFunction(nowhere);
      assertThatIllegalStateException().isThrownBy(() -> new ImportTable(function));
    }
  }

  /** How the parts of the library are mapped and protected (proc(5)). */
  private List<String> regions() throws Exception {
    String file = library.getFile().toString();
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains(file))
        .toList();
  }
}
