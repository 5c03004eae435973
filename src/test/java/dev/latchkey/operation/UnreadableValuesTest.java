package dev.latchkey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadableValuesTest {
  @Test
  void a_value_that_the_locale_could_not_read_is_named_and_not_repeated() {
    assertThat(
            UnreadableValues.faults(Map.of("LATCHKEY_SECRET", "gr\ufffd\ufffdn", "DB_USER", "x")))
        .singleElement()
        .asString()
        .startsWith("LATCHKEY_SECRET ")
        .contains("LC_ALL=C.UTF-8")
        .doesNotContain("gr");
  }

  @Test
  void characters_beyond_ascii_are_fine_if_they_are_read() {
    assertThat(UnreadableValues.faults(Map.of("MAIL_FROM", "Größe <größe@example.com>"))).isEmpty();
  }

  @Test
  void variables_of_others_are_not_looked_at() {
    assertThat(UnreadableValues.faults(Map.of("PS1", "\ufffd"))).isEmpty();
  }
}
