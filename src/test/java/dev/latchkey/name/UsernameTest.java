package dev.latchkey.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @Property
  void three_to_twenty_word_characters_are_kept_as_given(
      @ForAll
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = 'a', to = 'z')
          @CharRange(from = '0', to = '9')
          @Chars('_')
          @StringLength(min = 3, max = 20)
          String name) {
    assertThat(Username.chosen(name).text()).isEqualTo(name);
  }

  @Property
  void every_other_text_is_refused(@ForAll String name) {
    boolean right =
        name.length() >= 3
            && name.length() <= 20
            && name.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
    if (!right) {
      assertRefused(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "abcdefghijklmnopqrstu",
        "john doe",
        " john",
        "john ",
        "john\n",
        "john-doe",
        "john.doe",
        "john@doe",
        "jöhn",
        "\u212Aelvin", // the Kelvin sign folds to k
        "\u0455am", // a Cyrillic s
        "\uFF4Aohn", // a full-width j
        "ab\u200D",
        "١٢٣"
      })
  void a_name_that_only_looks_right_is_refused(String name) {
    assertRefused(name);
  }

  @Test
  void names_are_compared_regardless_of_case_in_every_locale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(Username.chosen("TITLE_I").folded()).isEqualTo("title_i");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Username.chosen(name))
        .withMessage("must be 3-20 characters of A-Z, a-z, 0-9 and _");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "jo", "john.doe", "-", "_.-", "JOHN-DOE", "1"})
  void an_operator_may_use_more_names(String name) {
    assertThat(new Username(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a@b", "jöhn", "a/b", "a\n", "a+b", "\u212Aelvin"})
  void no_account_has_these_names(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Username(name));
  }

  @Test
  void a_name_has_at_most_64_characters() {
    assertThat(new Username("a".repeat(64)).text()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new Username("a".repeat(65)));
  }
}
