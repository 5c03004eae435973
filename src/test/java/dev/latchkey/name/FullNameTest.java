package dev.latchkey.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FullNameTest {

  @Test
  void any_text_without_control_characters_is_a_name_and_is_kept_unchanged() {
    assertThat(FullName.parse("  Jörg \uD83D\uDE00 <b>")).isEqualTo("  Jörg \uD83D\uDE00 <b>");
    assertThat(FullName.parse("")).isEmpty();
  }

  @Test
  void a_name_with_a_control_character_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FullName.parse("Jörg\t"))
        .withMessage("must not contain control characters");
  }

  @Test
  void the_longest_name_has_200_characters_regardless_of_encoding() {
    String longest = "\uD83D\uDE00".repeat(200);
    assertThat(FullName.parse(longest)).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FullName.parse(longest + "a"))
        .withMessage("must be at most 200 characters");
  }
}
