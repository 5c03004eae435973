package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** Where the text of a setting comes from. The pom sets the variable for the tests. */
class ConfiguredSettingsTest {
  private static final String NAME = "TEXT_OF_A_TEST";
  private static final String TEXT = "a$$b${nope}";

  private final List<ConfigSource> sources = new ArrayList<>();

  /** What MicroProfile Config makes of the expressions; null if it cannot. */
  private String evaluated = "changed";

  private Setting<Optional<String>> read() {
    return new ConfiguredSettings().reader(config()).optional(NAME, text -> text);
  }

  @Test
  void a_variable_of_the_environment_is_taken_literally() {
    sources.add(source(300, Map.of(NAME, TEXT)));
    sources.add(source(100, Map.of(NAME, "default")));
    assertThat(System.getenv(NAME)).isEqualTo(TEXT);
    assertThat(read().value()).contains(TEXT);
    assertThat(read().isSet()).isTrue();
  }

  @Test
  void a_source_that_goes_before_the_environment_is_evaluated() {
    sources.add(source(500, Map.of(NAME, "${other}")));
    sources.add(source(300, Map.of(NAME, TEXT)));
    assertThat(read().value()).contains("changed");
  }

  @Test
  void what_the_archive_brings_is_a_default() {
    sources.add(source(100, Map.of(NAME, "${other}")));
    assertThat(read().value()).contains("changed");
    assertThat(read().isSet()).isFalse();
  }

  @Test
  void what_no_source_has_is_not_set() {
    sources.add(source(100, Map.of()));
    assertThat(read().value()).isEmpty();
  }

  @Test
  void an_expression_that_cannot_be_evaluated_is_refused_in_one_line() {
    evaluated = null;
    sources.add(source(500, Map.of(NAME, "${other}")));
    SettingReader reader = new ConfiguredSettings().reader(config());
    reader.optional(NAME, text -> text);
    assertThat(reader.faults())
        .extracting(SettingRemark::line)
        .contains(
            NAME
                + " cannot be read; a text that refers only to variables that are set is expected");
  }

  private static ConfigSource source(int ordinal, Map<String, String> values) {
    return new ConfigSource() {
      @Override
      public Set<String> getPropertyNames() {
        return values.keySet();
      }

      @Override
      public String getValue(String name) {
        return values.get(name);
      }

      @Override
      public int getOrdinal() {
        return ordinal;
      }

      @Override
      public String getName() {
        return "of the test";
      }
    };
  }

  private Config config() {
    return fake(
        Config.class,
        method ->
            method.equals("getConfigSources") ? sources : fake(ConfigValue.class, m -> text()));
  }

  private String text() {
    if (evaluated == null) {
      throw new NoSuchElementException("other");
    }
    return evaluated;
  }

  private static <T> T fake(Class<T> type, java.util.function.Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(method.getName())));
  }
}
