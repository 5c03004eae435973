package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/settings.md says of a setting is so. */
class DocumentedSettingsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| (.*?) \\| (.*?) \\| .* \\|$", Pattern.MULTILINE);

  private static Map<String, String> defaults() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    ROW.matcher(Files.readString(Path.of("docs/settings.md")))
        .results()
        .forEach(row -> defaults.put(row.group(1), row.group(3)));
    return defaults;
  }

  @Test
  void the_table_has_each_setting_and_no_other() throws IOException {
    assertThat(defaults().keySet())
        .containsExactlyElementsOf(
            new java.util.TreeSet<>(Groups.read(Configured.development()).names()));
  }

  @Test
  void the_table_has_the_default_of_each() throws IOException {
    Configured nothingSet = Configured.development();
    defaults()
        .forEach(
            (name, shown) ->
                assertThat(shown)
                    .as(name)
                    .isEqualTo(
                        nothingSet.rawDefault(name).map(text -> "`" + text + "`").orElse(shown)));
  }

  @Test
  void a_setting_without_a_default_has_none_in_the_table() throws IOException {
    Map<String, String> defaults = defaults();
    assertThat(defaults.keySet().stream().filter(name -> defaults.get(name).equals("none")))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(Configured.development().rawDefault(name)).isEqualTo(Optional.empty()));
  }
}
