package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactTokenTest {
  private static final Pattern COMPACT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  @Test
  void header_and_claims_are_what_stands_before_the_dots() {
    assertThat(CompactToken.parse("aZ0-.b_9.c")).contains(new CompactToken("aZ0-", "b_9"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a",
        "a.b",
        "a..c",
        ".b.c",
        "a.b.",
        "a.b.c.d",
        "a.b.c.",
        "a=.b.c",
        "a.b.c=",
        "a.b.c x",
        " a.b.c",
        "a.b.c\n",
        "a+.b.c",
        "a/.b.c",
        "\u00e4.b.c",
        "a.b.\uff41"
      })
  void anything_but_three_parts_of_base64url_is_no_token(String text) {
    assertThat(CompactToken.parse(text)).isEmpty();
  }

  @Property
  void reading_by_hand_finds_what_the_pattern_finds(
      @ForAll @StringLength(max = 9) @Chars({'.', '-', '_', '='}) @CharRange(from = '0', to = 'z')
          String text) {
    assertThat(CompactToken.parse(text).isPresent()).isEqualTo(COMPACT.matcher(text).matches());
  }
}
