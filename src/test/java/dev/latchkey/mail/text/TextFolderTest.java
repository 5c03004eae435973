package dev.latchkey.mail.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's own texts of mails. */
class TextFolderTest {
  @TempDir private Path folder;

  private TextFolder with(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
    return TextFolder.read(folder.toString());
  }

  @Test
  void what_it_has_is_taken_and_the_rest_stays_ours() throws IOException {
    TextFolder texts = with("de.properties", "mail.reset.subject=Neues Passwort für {service}\n");
    assertThat(texts.in(Language.DE))
        .containsOnly(Map.entry("mail.reset.subject", "Neues Passwort für {service}"));
    assertThat(texts.in(Language.EN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail.reset.subjekt=x|no unknown key (en.properties: mail.reset.subjekt)",
        "signin.title=x|no unknown key (en.properties: signin.title)",
        "mail.reset.lead={password}|no unknown placeholder (en.properties: mail.reset.lead has",
        "mail.reset.lead=on {when|no unknown placeholder",
        "mail.reset.lead={address}|no unknown placeholder",
        "mail.automated=to {address}|no unknown placeholder",
        "mail.hours={service}|no unknown placeholder",
        "mail.password-changed.elsewhere=on {when}|no unknown placeholder",
        "mail.test.lead=Hello {name}|no unknown placeholder",
        "mail.reset.lead=\\u00zz|that en.properties is a properties file"
      })
  void a_key_and_a_placeholder_that_we_do_not_have_are_refused(String line, String expected) {
    assertThatThrownBy(() -> with("en.properties", line))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> assertThat(refused.expected()).startsWith(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.hello=Dear {name} of {service}",
        "mail.automated={service} reads no replies.",
        "mail.lifetime={service}: {lifetime}",
        "mail.hours={n} hrs",
        "mail.reset.last={name} {when} {service}",
        "mail.test.lead={service} {when}"
      })
  void a_placeholder_that_has_a_value_is_taken(String line) throws IOException {
    assertThat(with("en.properties", line).in(Language.EN)).hasSize(1);
  }

  @Test
  void a_file_in_another_encoding_and_a_folder_without_texts_are_refused() throws IOException {
    assertThatThrownBy(() -> TextFolder.read(folder.toString()))
        .isInstanceOf(InvalidSettingException.class);
    Files.write(folder.resolve("fr.properties"), "mail.hour=été".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> TextFolder.read(folder.toString()))
        .isInstanceOf(InvalidSettingException.class);
  }
}
