package dev.latchkey.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeTextTest {

  @Property(tries = 3000)
  void a_text_passes_exactly_if_it_has_utf_8_and_no_nul(@ForAll char[] characters) {
    String text = new String(characters);
    if (text.indexOf(0) < 0 && hasUtf8(text)) {
      assertThat(UnicodeText.requireScalars(text)).isSameAs(text);
    } else {
      assertRefused(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "a\0",
        "\uD800",
        "\uDC00",
        "\uDC00\uD800",
        "\uD800\uD800\uDC00",
        "\uD83D\uDE00\uD83D"
      })
  void nul_and_lone_surrogates_are_refused_wherever_they_stand(String text) {
    assertRefused(text);
  }

  @Test
  void pairs_of_surrogates_are_one_character() {
    String two = "\uD83D\uDE00\uD83D\uDE00";
    assertThat(UnicodeText.requireScalars(two)).isSameAs(two);
    assertThat(UnicodeText.atMost(2, two)).isSameAs(two);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnicodeText.atMost(1, two))
        .withMessage("must be at most 1 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "\u0001", "\u007f", "\u0085", "\u2028", "\u2029"})
  void control_characters_and_separators_of_lines_are_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnicodeText.withoutControls(text))
        .withMessage("must not contain control characters");
  }

  @Test
  void letters_marks_spaces_and_joiners_are_no_control_characters() {
    String text = "a\u00a0b\u200c\u0301 \ud83d\ude00";
    assertThat(UnicodeText.withoutControls(text)).isSameAs(text);
  }

  private static boolean hasUtf8(String text) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).hasArray();
    } catch (CharacterCodingException loneSurrogate) {
      return false;
    }
  }

  private static void assertRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnicodeText.requireScalars(text))
        .withMessage("must not contain NUL or lone surrogates");
  }
}
