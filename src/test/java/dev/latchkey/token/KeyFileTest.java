package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path folder;

  @Test
  void a_location_may_be_a_path() throws Exception {
    Path file = Files.createDirectory(folder.resolve("a b")).resolve("jwks.json");
    at(file.toString()).write("keys");
    assertThat(file).hasContent("keys");
  }

  @Test
  void a_location_may_be_a_url() throws Exception {
    Path file = Files.createDirectory(folder.resolve("a b")).resolve("jwks.json");
    at(file.toUri().toString()).write("keys");
    assertThat(file).hasContent("keys");
  }

  @Test
  void other_locations_are_not_written_to() {
    at("http://127.0.0.1:1/jwks.json").write("keys");
    assertThat(folder).isEmptyDirectory();
  }

  private static KeyFile at(String location) {
    return Injected.into(new KeyFile(), "location", location);
  }
}
