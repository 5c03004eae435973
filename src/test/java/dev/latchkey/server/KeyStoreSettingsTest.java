package dev.latchkey.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingRemark;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoreSettingsTest {
  private static final String PASSWORD = "the right one";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void make() throws Exception {
    file = folder.resolve("key.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  private List<String> faults(Path store, String password) {
    SettingReader reader =
        Configured.development()
            .with("LATCHKEY_KEY_STORE", store.toString())
            .with("keystore_password", password)
            .reader();
    assertThat(new KeyStoreSettings(reader).isKnown()).isTrue();
    return reader.faults().stream().map(SettingRemark::line).toList();
  }

  @Test
  void the_password_of_the_key_store_is_fine() {
    assertThat(faults(file, PASSWORD)).isEmpty();
  }

  @Test
  void another_password_is_refused_and_the_line_says_what_to_do() {
    assertThat(faults(file, "another one"))
        .containsExactly(
            "keystore_password has a value that is not shown here; the password of "
                + file
                + " (or delete that file, and the server creates another) is expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "short", "{xor}Lz4sLDsoMG0=", "a${HOME}bcd"})
  void a_password_that_the_server_cannot_use_is_refused_and_not_shown(String password) {
    assertThat(faults(folder.resolve("none.p12"), password))
        .singleElement()
        .asString()
        .startsWith("keystore_password has a value that is not shown here; a password ");
  }

  @Test
  void a_key_store_that_is_not_made_yet_may_have_any_password() {
    assertThat(faults(folder.resolve("none.p12"), "another one")).isEmpty();
  }

  @Test
  void a_key_store_that_is_being_written_may_have_any_password() throws Exception {
    Files.write(file, new byte[] {0x30, (byte) 0x82, 0x10});
    assertThat(faults(file, "another one")).isEmpty();
  }

  @Test
  void a_server_without_a_key_store_of_this_kind_is_asked_for_none() {
    SettingReader reader = Configured.development().reader();
    assertThat(new KeyStoreSettings(reader).isKnown()).isFalse();
    assertThat(reader.faults()).isEmpty();
  }
}
