package dev.latchkey.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.setting.InvalidSettingException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
  private static double contrast(String one, String other) {
    return Colour.of(one).contrastTo(Colour.of(other));
  }

  /** Two examples of WCAG 2.2's own definition: black on white, and the grey #767676. */
  @Test
  void the_contrast_is_that_of_wcag() {
    assertThat(contrast("#000000", "#ffffff")).isEqualTo(21.0);
    assertThat(contrast("#767676", "#ffffff")).isBetween(4.54, 4.55);
  }

  @Property(tries = 500)
  void text_in_every_accent_and_on_it_can_be_read(
      @ForAll @IntRange(max = 255) int red,
      @ForAll @IntRange(max = 255) int green,
      @ForAll @IntRange(max = 255) int blue) {
    Accent accent = Accent.parse(new Colour(red, green, blue).toString());
    assertThat(contrast(accent.onLight(), "#f3f5f8")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(accent.onLight(), "#ffffff")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(accent.onDark(), "#1b222c")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(accent.onDark(), "#12171e")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(accent.textOnLight(), accent.onLight())).isGreaterThanOrEqualTo(4.5);
  }

  @Test
  void a_colour_that_stands_out_is_kept_and_one_that_does_not_is_darkened() {
    assertThat(Accent.parse("#1f5fbf").isChanged()).isFalse();
    assertThat(Accent.parse("#1f5fbf").onLight()).isEqualTo("#1f5fbf");
    assertThat(Accent.parse("#ffff00").isChanged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#fff", "#12345g", "#1234567", "#123456;}body{", "１23456"})
  void anything_but_six_hexadecimal_digits_is_refused(String text) {
    assertThatThrownBy(() -> Accent.parse(text)).isInstanceOf(InvalidSettingException.class);
  }
}
