package dev.latchkey.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|DE",
        "de-AT,en;q=0.5|DE",
        "nl,fr;q=0.8,en;q=0.5|FR",
        "en;q=0.4,ja;q=0.9|JA",
        "AR-eg|AR",
        "*|EN",
        "nl|EN",
        "es;q=0,fr|FR",
        "''|EN",
        ";;;|EN",
        "-|EN",
        "de;q=many|EN",
        "\u0000|EN"
      })
  void a_browser_gets_the_language_that_it_prefers(String header, Language expected) {
    assertThat(Language.preferredBy(header)).isEqualTo(expected);
  }

  @Test
  void without_a_header_or_with_a_long_one_it_is_english() {
    assertThat(Language.preferredBy(null)).isEqualTo(Language.EN);
    assertThat(Language.preferredBy("de," + "fr,".repeat(1000))).isEqualTo(Language.EN);
  }

  @Test
  void only_arabic_goes_from_right_to_left() {
    assertThat(Language.AR.direction()).isEqualTo("rtl");
    assertThat(Language.JA.direction()).isEqualTo("ltr");
  }
}
