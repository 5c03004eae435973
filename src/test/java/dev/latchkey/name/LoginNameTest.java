package dev.latchkey.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.CpuTime;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LoginNameTest {

  @Test
  void a_username_is_folded_and_never_treated_as_an_address() {
    LoginName name = new LoginName("JohnDoe");
    assertThat(name.username()).contains("johndoe");
    assertThat(name.email()).isEmpty();
  }

  @Test
  void an_address_is_folded_and_never_treated_as_a_username() {
    LoginName name = new LoginName("John@Example.com");
    assertThat(name.email()).contains("john@example.com");
    assertThat(name.username()).isEmpty();
  }

  @Test
  void a_kelvin_sign_does_not_pass_for_a_k() {
    LoginName name = new LoginName("\u212Aelvin");
    assertThat(name.username()).isEmpty();
    assertThat(name.email()).isEmpty();
  }

  @Test
  void a_turkish_server_finds_the_same_names() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(new LoginName("IRIS").username()).contains("iris");
      assertThat(new LoginName("IRIS@MINI.IO").email()).contains("iris@mini.io");
      assertThat(new LoginName("IRIS").folded()).isEqualTo("iris");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_very_long_name_finds_no_account_and_is_not_an_error() {
    LoginName name = new LoginName("a".repeat(60_000));
    assertThat(name.username()).isEmpty();
    assertThat(name.email()).isEmpty();
  }

  @Test
  void a_name_that_no_account_can_have_is_counted_as_it_was_typed() {
    assertThat(new LoginName("No Body").folded()).isEqualTo("No Body");
    String tooLong = "A".repeat(60_000);
    assertThat(new LoginName(tooLong).folded()).isEqualTo(tooLong);
  }

  @Test
  void the_time_for_a_hostile_name_does_not_grow_with_its_square() {
    // For every capital sigma, toLowerCase searches for the end of the word.
    String word = "1".repeat(99) + "\u03A3";
    CpuTime.growsNoFasterThanTheInput(
        160,
        size -> {
          LoginName name = new LoginName(word.repeat(size));
          name.username();
          name.email();
          name.folded();
        });
  }

  @Property
  void any_text_is_accepted_and_is_at_most_one_kind_of_name(@ForAll String text) {
    LoginName name = new LoginName(text);
    assertThat(name.username().isPresent() && name.email().isPresent()).isFalse();
    name.username().ifPresent(folded -> assertThat(folded).isEqualTo(name.folded()));
    name.email().ifPresent(folded -> assertThat(folded).isEqualTo(name.folded()));
  }
}
