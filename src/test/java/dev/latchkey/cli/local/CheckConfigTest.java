package dev.latchkey.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code check-config} says what the start of a server would say. */
class CheckConfigTest {
  private String out;

  private int check(Map<String, String> environment) {
    StringWriter written = new StringWriter();
    CommandLine command = new CommandLine(new CheckConfigCommand(environment));
    int status = command.setOut(new PrintWriter(written, true)).execute();
    out = written.toString();
    return status;
  }

  @Test
  void every_group_that_a_server_finds_is_checked() {
    SettingReader reader = new SettingReader(new EnvironmentSettings(Map.of()));
    List<String> checked =
        SettingGroups.check(reader).stream().map(group -> group.getClass().getName()).toList();
    List<String> all =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.latchkey")
                .stream()
                .filter(type -> type.isAssignableTo(SettingGroup.class) && !type.isInterface())
                .map(JavaClass::getName)
                .toList();
    assertThat(checked).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void the_heap_is_that_of_the_server() throws IOException {
    assertThat(Files.readAllLines(Path.of("src/main/liberty/config/jvm.options")))
        .contains("-Xmx" + (SettingGroups.HEAP >> 20) + "m");
  }

  @Test
  void an_empty_environment_is_fine() {
    assertThat(check(Map.of())).isZero();
    assertThat(out).isEmpty();
  }

  @Test
  void each_setting_is_accepted_or_refused() {
    assertThat(
            check(Map.of("LATCHKEY_TOKEN_TTL", "24h", "HTTP_PORT", "8080", "LATCHKEY_MOED", "x")))
        .isEqualTo(1);
    assertThat(out.lines())
        .containsExactly(
            "refused  LATCHKEY_TOKEN_TTL is \"24h\"; a duration such as PT24H is expected",
            "warning  LATCHKEY_MOED is not a setting; did you mean LATCHKEY_MODE?",
            "ok       HTTP_PORT");
  }

  @Test
  void production_refuses_what_is_missing_and_shows_no_secret() {
    assertThat(check(Map.of("LATCHKEY_MODE", "production", "LATCHKEY_SECRET", "tooshort")))
        .isEqualTo(1);
    assertThat(out)
        .contains("refused  LATCHKEY_PUBLIC_URL ", "refused  LATCHKEY_SECRET ")
        .doesNotContain("tooshort");
  }

  @Test
  void a_secret_in_a_file_is_checked(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "tooshort\n");
    Map<String, String> environment = Map.of("LATCHKEY_SECRET_FILE", file.toString());
    assertThat(check(environment)).isEqualTo(1);
    assertThat(out)
        .startsWith("refused  LATCHKEY_SECRET_FILE is \"" + file + "\"; in this file, a secret ")
        .doesNotContain("tooshort");
    Files.writeString(file, "GZ6k1Jt0uQ2rW9yB4nE7mS5dC8vX3aPq\n");
    assertThat(check(environment)).isZero();
    assertThat(out.lines()).containsExactly("ok       LATCHKEY_SECRET_FILE");
  }

  @Test
  void a_default_follows_the_setting_that_it_refers_to() {
    EnvironmentSettings settings = new EnvironmentSettings(Map.of("HTTP_PORT", "8080"));
    assertThat(settings.find("LATCHKEY_ISSUER").orElseThrow().text())
        .isEqualTo("http://localhost:8080");
    Map<String, String> literal = Map.of("LATCHKEY_AUDIENCE", "$$${HTTP_PORT}");
    assertThat(new EnvironmentSettings(literal).find("LATCHKEY_AUDIENCE").orElseThrow().text())
        .isEqualTo("$$${HTTP_PORT}");
  }
}
