package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class LoginIT {
  private static final String REFUSED = "Invalid username or password";

  private final NewUser user = NewUser.signedUp();

  @Test
  void a_login_is_answered_with_a_token_and_the_account_as_documented() {
    Answer answer = user.logIn().ok();
    assertThat(answer.keys()).containsExactly("success", "token", "message", "user");
    assertThat(answer.json().path("success").isBoolean()).isTrue();
    assertThat(answer.json().path("success").booleanValue()).isTrue();
    assertThat(answer.json().path("token").textValue()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(answer.json().path("message").textValue()).isEqualTo("Login successful");
    JsonNode account = answer.json().path("user");
    assertThat(Answer.keysOf(account)).containsExactly("id", "username", "email", "full_name");
    assertThat(account.path("id").longValue()).isPositive();
    assertThat(account.path("username").textValue()).isEqualTo(user.username());
    assertThat(account.path("email").textValue()).isEqualTo(user.email());
    assertThat(account.path("full_name").textValue()).isEqualTo(user.fullName());
  }

  @Test
  void the_account_is_found_by_username_in_whatever_case() {
    user.logInAs(user.username().toUpperCase(Locale.ROOT)).ok();
  }

  @Test
  void the_account_is_found_by_email_in_whatever_case() {
    user.logInAs(user.email()).ok();
    user.logInAs(user.email().toUpperCase(Locale.ROOT)).ok();
  }

  @Test
  void two_logins_are_two_tokens() {
    assertThat(user.token()).isNotEqualTo(user.token());
  }

  @Test
  void an_unknown_user_gets_the_same_answer_as_a_wrong_password() {
    Answer unknown = NewUser.unknown().logIn().refused(401, REFUSED);
    Answer wrong = user.withPassword("wrong-password").logIn().refused(401, REFUSED);
    assertThat(wrong.text()).isEqualTo(unknown.text());
    assertThat(withoutDate(wrong)).isEqualTo(withoutDate(unknown));
  }

  private static Map<String, Object> withoutDate(Answer answer) {
    Map<String, Object> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeIf("date"::equalsIgnoreCase);
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "no body", "a@b", "' or '1'='1", "%", "_______", "é@é"})
  void a_name_that_no_account_could_have_is_a_401(String name) {
    user.logInAs(name).refused(401, REFUSED);
  }

  @Test
  void a_name_longer_than_any_could_be_is_a_401() {
    user.logInAs("x".repeat(10_000)).refused(401, REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x"})
  void a_password_that_no_account_could_have_is_a_401(String password) {
    user.withPassword(password).logIn().refused(401, REFUSED);
    user.withPassword("x".repeat(10_000)).logIn().refused(401, REFUSED);
  }

  @Test
  void a_missing_field_is_a_400_that_names_it() {
    Api api = user.api();
    api.post("/api/login", Map.of()).refusedFor("username", "password");
    api.post("/api/login", Map.of("username", user.username())).refusedFor("password");
    api.post("/api/login", Map.of("password", user.password())).refusedFor("username");
    api.post("/api/login", "{\"username\":null,\"password\":null}")
        .refusedFor("username", "password");
  }

  @Test
  void a_field_of_another_type_is_a_400_that_names_it() {
    Api api = user.api();
    api.post("/api/login", Map.of("username", 7, "password", true))
        .refusedFor("username", "password");
    api.post("/api/login", Map.of("username", user.username(), "password", new String[] {"x"}))
        .refusedFor("password");
  }

  @Test
  void the_email_of_another_key_is_no_name() {
    user.api()
        .post("/api/login", Map.of("email", user.email(), "password", user.password()))
        .refusedFor("username");
  }

  @Test
  void the_answer_sets_no_cookie_and_repeats_no_password() {
    Answer answer = user.logIn().ok();
    assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
    assertThat(answer.text()).doesNotContain(user.password());
  }
}
