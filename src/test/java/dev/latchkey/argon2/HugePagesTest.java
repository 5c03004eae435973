package dev.latchkey.argon2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HugePagesTest {

  @TempDir private Path directory;

  @Test
  void huge_pages_are_off_unless_every_program_gets_them() throws Exception {
    assertThat(HugePages.off(setting("always [madvise] never"))).isTrue();
    assertThat(HugePages.off(setting("always madvise [never]"))).isTrue();
    assertThat(HugePages.off(setting("[always] madvise never"))).isFalse();
  }

  @Test
  void a_system_without_the_setting_gets_no_advice() {
    assertThat(HugePages.off(directory.resolve("missing"))).isFalse();
  }

  private Path setting(String text) throws Exception {
    return Files.writeString(directory.resolve("enabled"), text);
  }
}
