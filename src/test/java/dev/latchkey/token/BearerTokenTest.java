package dev.latchkey.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.CpuTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c"})
  void the_token_is_found_whatever_the_case_of_the_scheme(String header) {
    assertThat(BearerToken.in(header)).map(BearerToken::text).contains("a.b.c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer   ",
        "Bearera.b.c",
        "Basic a.b.c",
        " Bearer a.b.c"
      })
  void anything_else_is_no_token(String header) {
    assertThat(BearerToken.in(header)).isEmpty();
  }

  @Test
  void no_header_is_no_token() {
    assertThat(BearerToken.in(null)).isEmpty();
  }

  @Test
  void a_token_longer_than_any_of_ours_is_none() {
    assertThat(BearerToken.in("Bearer a.b." + "c".repeat(4096 - 4))).isPresent();
    assertThat(BearerToken.in("Bearer a.b." + "c".repeat(4096 - 3))).isEmpty();
  }

  @Property
  void no_header_is_a_failure(@ForAll String text) {
    BearerToken.in("Bearer " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "a", ".", "a ", "\t", "Bearer "})
  void the_time_for_a_hostile_header_does_not_grow_with_its_square(String piece) {
    CpuTime.growsNoFasterThanTheInput(
        1_000_000, size -> BearerToken.in("Bearer " + piece.repeat(size)));
  }
}
