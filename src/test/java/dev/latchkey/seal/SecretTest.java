package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.CpuTime;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void composed_and_decomposed_spellings_are_one_password() {
    assertThat(Secret.of("p\u00e4ssword")).isEqualTo(Secret.of("pa\u0308ssword"));
    assertThat(Secret.of("pa\u0308ssword").utf8())
        .isEqualTo("p\u00e4ssword".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void compatibility_forms_stay_apart() {
    assertThat(Secret.of("\ufb01ssion")).isNotEqualTo(Secret.of("fission"));
  }

  @Test
  void case_and_surrounding_space_matter() {
    assertThat(Secret.of("secure123 ")).isNotEqualTo(Secret.of("secure123"));
    assertThat(Secret.of("Secure123")).isNotEqualTo(Secret.of("secure123"));
  }

  @Test
  void nul_is_refused_without_repeating_the_password() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secret.of("secure\u0000123"))
        .withMessageContaining("NUL")
        .withMessageNotContaining("secure");
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("secure\ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("\udc0esecure"));
    assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("\udc0e\ud83dsecure"));
  }

  @Test
  void length_counts_code_points_after_nfc() {
    assertThat(Secret.of("\ud83d\udc0e\ud83d\udd0b").codePoints()).isEqualTo(2);
    assertThat(Secret.of("a\u0308").codePoints()).isEqualTo(1);
    assertThat(Secret.of("").codePoints()).isZero();
  }

  @Test
  void no_code_point_is_made_of_more_than_four() {
    // Why a text of more than MAX_RAW code points cannot have MAX_CODE_POINTS of them in NFC.
    for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        String apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
        assertThat(apart.codePointCount(0, apart.length()))
            .isLessThanOrEqualTo(Secret.MAX_RAW / Secret.MAX_CODE_POINTS);
      }
    }
  }

  @Test
  void the_longest_spelling_of_a_password_is_still_a_password() {
    String composed = "\u1F82".repeat(Secret.MAX_CODE_POINTS);
    String apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(apart.codePointCount(0, apart.length())).isEqualTo(Secret.MAX_RAW);
    assertThat(Secret.of(apart)).isEqualTo(Secret.of(composed));
    assertThat(Secret.of(apart).codePoints()).isEqualTo(Secret.MAX_CODE_POINTS);
  }

  @Test
  void a_text_that_is_too_long_for_a_password_equals_nothing() {
    Secret tooLong = Secret.of("x".repeat(Secret.MAX_RAW + 1));
    assertThat(tooLong.possible()).isFalse();
    assertThat(tooLong.codePoints()).isGreaterThan(Secret.MAX_CODE_POINTS);
    assertThat(tooLong.equals(Secret.of("x".repeat(Secret.MAX_RAW + 1)))).isFalse();
    assertThat(tooLong.equals(Secret.of(""))).isFalse();
    assertThat(Secret.of("").equals(tooLong)).isFalse();
    assertThat(Secret.of("\ud83d\udc0e".repeat(Secret.MAX_RAW + 1)).possible()).isFalse();
    assertThat(Secret.of("\ud83d\udc0e".repeat(Secret.MAX_RAW)).possible()).isTrue();
  }

  @Test
  void the_time_for_a_hostile_password_does_not_grow_with_its_square() {
    // NFC sorts a run of combining marks by their class, one by one.
    CpuTime.growsNoFasterThanTheInput(
        4_000, size -> Secret.of("a" + "\u0301".repeat(size) + "\u0316".repeat(size)));
  }

  @Test
  void printing_it_shows_nothing() {
    assertThat(Secret.of("secure123")).hasToString("Secret[hidden]");
    assertThat(Secret.of("secure123").hashCode()).isEqualTo(Secret.of("another1").hashCode());
  }

  @Property
  void bytes_are_those_of_the_nfc_form(
      @ForAll @CharRange(from = '\u0001', to = '\ud7ff') String typed) {
    String nfc = Normalizer.normalize(typed, Normalizer.Form.NFC);
    assertThat(Secret.of(typed).utf8()).isEqualTo(nfc.getBytes(StandardCharsets.UTF_8));
  }
}
