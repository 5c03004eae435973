package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class SignupFieldsIT {
  private static final String MARK = "\uD83D\uDE00";

  private final NewUser user = NewUser.unknown();

  private Answer signUpWith(String key, Object value) {
    Map<String, Object> form = user.signupForm();
    form.put(key, value);
    return user.api().post("/api/signup", form);
  }

  private String unique(int length) {
    return (user.username() + "0123456789").substring(2, 2 + length);
  }

  @Test
  void a_username_of_twenty_characters_is_taken_as_it_is() {
    signUpWith("username", "Ab_" + unique(17)).ok();
  }

  @Test
  void a_username_of_three_characters_is_long_enough() {
    // Few such names exist, and a run may meet one again: then it is taken, never invalid.
    Answer answer = signUpWith("username", unique(3));
    assertThat(answer.text()).doesNotContain("must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "abcdefghijklmnopqrstu",
        "a b",
        " abc",
        "abc ",
        "abc\n",
        "abc\r",
        "a-b",
        "a.b",
        "a@b",
        "abcé",
        "аbc",
        "abc\u0000",
        "a\u200Bbc",
        "ab\u0131",
        "١٢٣",
        "<b>x</b>",
        "'or'1",
      })
  void a_username_of_other_characters_or_length_is_refused(String username) {
    signUpWith("username", username).refusedFor("username");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s@b.co", "o'h.%s+tag@sub.example.co.uk", "%s!#$%%&*/=?^_`{|}~-@x-y.org"})
  void any_plain_address_is_accepted(String pattern) {
    signUpWith("email", String.format(pattern, unique(16))).ok();
  }

  @Test
  void an_address_of_254_characters_is_accepted() {
    String label = "d".repeat(61) + ".";
    String email = unique(16) + "a".repeat(48) + "@" + label.repeat(3) + "com";
    signUpWith("email", email).ok();
    assertThat(email).hasSize(254);
  }

  @Test
  void an_address_of_255_characters_is_refused() {
    String label = "d".repeat(61) + ".";
    signUpWith("email", unique(16) + "a".repeat(48) + "@" + label.repeat(3) + "info")
        .refusedFor("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "@example.com",
        "a@",
        "a@b@example.com",
        "a b@example.com",
        " a@example.com",
        "a@example.com ",
        "a@example.com\n",
        "A <a@example.com>",
        "a@example.com,b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "a@example..com",
        ".a@example.com",
        "a.@example.com",
        "a@-example.com",
        "a@example",
        "a@[127.0.0.1]",
        "\"a b\"@example.com",
        "a\u0000@example.com",
        "a\u0007@example.com",
        "a@exa\u200Bmple.com",
        "a@.example.com",
      })
  void what_is_no_plain_address_is_refused(String email) {
    signUpWith("email", email).refusedFor("email");
  }

  static Stream<String> passwordsThatAreTaken() {
    return Stream.of(
        "q7!Rz_",
        MARK.repeat(6),
        MARK.repeat(256),
        "  zq 7!k  ",
        "tab\tline\r\n\u0001\u007F",
        "e\u0301".repeat(3) + "xq9",
        "\u202Eright-to-left",
        "\"\\/<b>'; drop table");
  }

  @ParameterizedTest
  @MethodSource("passwordsThatAreTaken")
  void any_text_of_6_to_256_code_points_is_a_password_and_logs_in(String password) {
    NewUser other = user.withPassword(password);
    other.signUp().ok();
    other.logIn().ok();
  }

  static Stream<String> passwordsThatAreNot() {
    return Stream.of(
        "",
        "q7!Rz",
        MARK.repeat(5),
        MARK.repeat(257),
        "x".repeat(257),
        // Five characters, once they are composed.
        "e\u0301".repeat(5),
        "q7!Rz_\u0000k");
  }

  @ParameterizedTest
  @MethodSource("passwordsThatAreNot")
  void a_password_too_short_too_long_or_with_nul_is_refused(String password) {
    signUpWith("password", password).refusedFor("password");
    user.logIn().refused(401, "Invalid username or password");
  }

  @Test
  void a_full_name_has_room_for_200_code_points_of_any_script() {
    Answer answer = signUpWith("full_name", MARK.repeat(200)).ok();
    assertThat(answer.json().path("user").path("full_name").textValue())
        .isEqualTo(MARK.repeat(200));
  }

  @Test
  void a_full_name_of_201_code_points_is_refused() {
    signUpWith("full_name", "n".repeat(201)).refusedFor("full_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"username", "email", "password", "full_name"})
  void a_value_that_is_no_string_is_refused_and_never_coerced(String key) {
    for (Object wrong : new Object[] {1234567, 3.7, true, new int[] {1}, Map.of("a", 1)}) {
      signUpWith(key, wrong).refusedFor(key);
    }
  }
}
