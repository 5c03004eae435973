package dev.latchkey.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.setting.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogoTest {
  @TempDir private Path folder;

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("logo.any"), content).toString();
  }

  @Test
  void the_content_decides_what_it_is() throws IOException {
    assertThat(Logo.read(file("\u0089PNG\r\n\u001a\nrest".getBytes(ISO_8859_1))).type())
        .isEqualTo("image/png");
    assertThat(Logo.read(file("<?xml version='1.0'?><svg/>".getBytes(ISO_8859_1))).type())
        .isEqualTo("image/svg+xml");
  }

  @Test
  void a_page_a_large_file_a_folder_and_no_file_are_refused() throws IOException {
    String page = file("<!doctype html><script>".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> Logo.read(page)).isInstanceOf(InvalidSettingException.class);
    String large = file(new byte[256 * 1024 + 1]);
    assertThatThrownBy(() -> Logo.read(large)).isInstanceOf(InvalidSettingException.class);
    for (String path : new String[] {folder.toString(), folder + "/none", "\u0000"}) {
      assertThatThrownBy(() -> Logo.read(path)).isInstanceOf(InvalidSettingException.class);
    }
  }
}
