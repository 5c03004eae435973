package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret can be in a file. */
class SecretFileTest {
  private static final String SECRET = "GZ6k1Jt0uQ2rW9yB4nE7mS5dC8vX3aPq";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("secret");
  }

  private Path with(String content) throws IOException {
    return with(content.getBytes(StandardCharsets.UTF_8));
  }

  private Path with(byte[] content) throws IOException {
    return Files.write(file, content);
  }

  private static List<String> faults(Configured configured) {
    return Groups.read(configured).faults().stream().map(SettingRemark::line).toList();
  }

  private List<String> faults() {
    return faults(Configured.development().with("LATCHKEY_SECRET_FILE", file.toString()));
  }

  private String refusal(String expected) {
    return "LATCHKEY_SECRET_FILE is \"" + file + "\"; " + expected + " is expected";
  }

  private Setting<Optional<String>> read(Configured configured) {
    return configured.reader().secretOrFile("LATCHKEY_SECRET", text -> text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"x|x", "x\\n|x", "x\\r\\n|x", "x\\n\\n|x\\n", "' x '|' x '", "$$${y}|$$${y}", "ä|ä"})
  void the_content_is_taken_literally_without_one_line_break(String content, String secret)
      throws IOException {
    with(content.translateEscapes());
    Configured configured = Configured.development().with("LATCHKEY_SECRET_FILE", file.toString());
    assertThat(read(configured).value()).contains(secret.translateEscapes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LATCHKEY_SECRET", "LATCHKEY_PEPPER", "LATCHKEY_OPERATOR_TOKEN"})
  void production_accepts_a_file_and_needs_no_variable(String name) throws IOException {
    Configured configured =
        Configured.production().with(name, null).with(name + "_FILE", with(SECRET).toString());
    assertThat(faults(configured)).isEmpty();
    assertThat(faults(configured.with(name + "_FILE", ""))).hasSize(name.endsWith("T") ? 1 : 0);
  }

  @Test
  void the_password_of_the_relay_can_be_in_a_file() throws IOException {
    Configured configured =
        Configured.development().with("MAIL_PASSWORD_FILE", with("a$$b\n").toString());
    assertThat(faults(configured)).singleElement().asString().startsWith("MAIL_USER is not set");
    assertThat(faults(configured.with("MAIL_USER", "latchkey"))).isEmpty();
  }

  @Test
  void the_variable_and_its_file_are_refused_together() throws IOException {
    with(SECRET);
    assertThat(faults(Configured.production().with("LATCHKEY_SECRET_FILE", file.toString())))
        .containsExactly(refusal("only one of this and LATCHKEY_SECRET"));
  }

  @Test
  void a_missing_file_and_a_folder_are_refused() {
    assertThat(faults()).containsExactly(refusal("the path of a file that can be read"));
    file = folder;
    assertThat(faults()).containsExactly(refusal("the path of a file that can be read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void an_empty_file_is_refused(String content) throws IOException {
    with(content);
    assertThat(faults()).containsExactly(refusal("a file that is not empty"));
  }

  @Test
  void a_file_that_is_too_long_is_refused() throws IOException {
    with("x".repeat(64 * 1024));
    assertThat(faults()).singleElement().asString().contains("in this file, a secret of ");
    with("x".repeat(64 * 1024 + 1));
    assertThat(faults()).containsExactly(refusal("a file of at most 65536 bytes"));
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused() throws IOException {
    byte[] latin1 = (SECRET + "ä").getBytes(StandardCharsets.ISO_8859_1);
    with(latin1);
    assertThat(faults()).containsExactly(refusal("a file in UTF-8"));
  }

  @Test
  void a_content_that_is_refused_is_not_shown() throws IOException {
    with("tooshort\n");
    assertThat(faults())
        .containsExactly(refusal("in this file, a secret of from 32 to 256 characters"));
    with("01234567890123456789012345678901\n\n");
    assertThat(faults()).hasSize(1);
  }

  @Test
  void the_password_of_the_database_cannot_be_in_a_file() throws IOException {
    assertThat(faults(Configured.development().with("DB_PASSWORD_FILE", with("secret").toString())))
        .singleElement()
        .asString()
        .startsWith(
            "DB_PASSWORD_FILE is \"" + file + "\"; for this password, the server's own way");
  }
}
