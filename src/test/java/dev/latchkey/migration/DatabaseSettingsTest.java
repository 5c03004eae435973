package dev.latchkey.migration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.setting.SettingText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
  private static DatabaseSettings of(String kind, boolean byDefault) {
    return new DatabaseSettings(
        new SettingReader(
            name ->
                Optional.of(kind)
                    .filter(text -> name.equals("DB_KIND"))
                    .map(text -> new SettingText(text, byDefault))));
  }

  @Test
  void another_database_than_the_one_that_is_set_is_refused() {
    assertThatThrownBy(() -> of("postgresql", false).checkKind(false))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "DB_KIND is \"postgresql\", but the server still uses derby; start it once with --clean");
    assertThatThrownBy(() -> of("derby", false).checkKind(true))
        .isInstanceOf(StartRefusedException.class);
  }

  @Test
  void the_database_that_is_set_or_any_without_the_setting_is_used() {
    assertThatCode(() -> of("postgresql", false).checkKind(true)).doesNotThrowAnyException();
    assertThatCode(() -> of("derby", true).checkKind(true)).doesNotThrowAnyException();
  }
}
