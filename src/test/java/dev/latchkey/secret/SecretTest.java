package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
