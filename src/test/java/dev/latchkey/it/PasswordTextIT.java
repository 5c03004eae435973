package dev.latchkey.it;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A password is compared whole and exactly, in the composed form of Unicode. */
@LatchkeyIT
class PasswordTextIT {
  private static final String REFUSED = "Invalid username or password";

  private final NewUser user = NewUser.unknown();

  private void matches(String set, String typed) {
    user.withPassword(set).signUp().ok();
    user.withPassword(typed).logIn().ok();
  }

  private void differs(String set, String typed) {
    user.withPassword(set).signUp().ok();
    user.withPassword(typed).logIn().refused(401, REFUSED);
    user.withPassword(set).logIn().ok();
  }

  @Test
  void what_was_set_composed_is_also_typed_decomposed() {
    matches("pass-\u00E9-\u00FC-word", "pass-e\u0301-u\u0308-word");
  }

  @Test
  void what_was_set_decomposed_is_also_typed_composed() {
    matches("pass-e\u0301-u\u0308-word", "pass-\u00E9-\u00FC-word");
  }

  @Test
  void compatibility_characters_stay_different() {
    differs("of\uFB01ce-\u2460-word", "office-1-word");
  }

  @Test
  void upper_and_lower_case_differ() {
    differs(user.password(), user.password().toUpperCase(Locale.ROOT));
  }

  @Test
  void a_trailing_space_counts() {
    differs(user.password() + " ", user.password());
  }

  @Test
  void a_leading_space_counts() {
    differs(" " + user.password(), user.password());
  }

  @Test
  void a_trailing_line_break_counts() {
    differs(user.password(), user.password() + "\n");
  }

  @Test
  void the_73rd_byte_counts() {
    String first72 = "k".repeat(60) + "0123456789ab";
    differs(first72 + "A", first72 + "B");
  }

  @Test
  void the_256th_character_counts() {
    differs("k".repeat(255) + "A", "k".repeat(255) + "B");
  }
}
