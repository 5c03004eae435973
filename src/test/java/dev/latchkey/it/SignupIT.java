package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LatchkeyIT
class SignupIT {
  private final NewUser user = NewUser.unknown();

  @Test
  void a_signup_is_answered_with_the_account_as_documented() {
    Answer answer = user.signUp().ok();
    assertThat(answer.keys()).containsExactly("success", "message", "user");
    assertThat(answer.json().path("success").isBoolean()).isTrue();
    assertThat(answer.json().path("success").booleanValue()).isTrue();
    assertThat(answer.json().path("message").textValue()).isEqualTo("Registration successful");
    JsonNode account = answer.json().path("user");
    assertThat(Answer.keysOf(account)).containsExactly("id", "username", "email", "full_name");
    assertThat(account.path("id").isIntegralNumber()).isTrue();
    assertThat(account.path("id").longValue()).isPositive();
    assertThat(account.path("username").textValue()).isEqualTo(user.username());
    assertThat(account.path("email").textValue()).isEqualTo(user.email());
    assertThat(account.path("full_name").textValue()).isEqualTo(user.fullName());
  }

  @Test
  void a_full_name_that_was_left_out_is_present_and_null() {
    Map<String, Object> form = user.signupForm();
    form.remove("full_name");
    JsonNode account = user.api().post("/api/signup", form).ok().json().path("user");
    assertThat(Answer.keysOf(account)).containsExactly("id", "username", "email", "full_name");
    assertThat(account.path("full_name").isNull()).isTrue();
  }

  @Test
  void a_full_name_of_null_is_as_good_as_none() {
    assertThat(user.withFullName(null).signUp().ok().json().path("user").path("full_name").isNull())
        .isTrue();
  }

  @Test
  void names_are_kept_as_they_were_given() {
    String username = user.username().toUpperCase(Locale.ROOT);
    String email = "MiXed." + user.email();
    Map<String, Object> form = user.signupForm();
    form.put("username", username);
    form.put("email", email);
    JsonNode account = user.api().post("/api/signup", form).ok().json().path("user");
    assertThat(account.path("username").textValue()).isEqualTo(username);
    assertThat(account.path("email").textValue()).isEqualTo(email);
  }

  @Test
  void a_username_is_taken_in_whatever_case() {
    user.signUp().ok();
    Map<String, Object> form = NewUser.unknown().signupForm();
    form.put("username", user.username().toUpperCase(Locale.ROOT));
    Api.anyone().post("/api/signup", form).refusedFor("username");
  }

  @Test
  void an_email_is_taken_in_whatever_case() {
    user.signUp().ok();
    Map<String, Object> form = NewUser.unknown().signupForm();
    form.put("email", user.email().toUpperCase(Locale.ROOT));
    Api.anyone().post("/api/signup", form).refusedFor("email");
  }

  @Test
  void a_signup_whose_names_are_both_taken_is_told_of_both() {
    user.signUp().ok();
    user.signUp().refusedFor("username", "email");
  }

  @Test
  void a_refused_duplicate_changes_nothing_of_the_account_that_was_first() {
    user.signUp().ok();
    user.withPassword("other-" + user.password()).signUp();
    user.logIn().ok();
    user.withPassword("other-" + user.password())
        .logIn()
        .refused(401, "Invalid username or password");
  }

  @Test
  void every_field_at_fault_is_named_not_just_the_first() {
    Map<String, Object> form =
        Map.of("username", "x", "email", "y", "password", "z", "full_name", 1);
    user.api().post("/api/signup", form).refusedFor("username", "email", "password", "full_name");
  }

  @Test
  void what_is_required_and_missing_is_named() {
    user.api().post("/api/signup", Map.of()).refusedFor("username", "email", "password");
  }

  @Test
  void what_is_required_and_null_is_named() {
    user.api()
        .post("/api/signup", "{\"username\":null,\"email\":null,\"password\":null}")
        .refusedFor("username", "email", "password");
  }

  @Test
  void what_nobody_asked_for_is_ignored() {
    Map<String, Object> form = user.signupForm();
    form.putAll(Map.of("id", 1, "roles", "admin", "groups", "admin", "enabled", false));
    form.putAll(Map.of("skills", 7, "phone", "+1 234", "password_hash", "x", "nested", Map.of()));
    JsonNode account = user.api().post("/api/signup", form).ok().json().path("user");
    assertThat(account.path("id").longValue()).isNotEqualTo(1);
    JsonNode profile = user.session().get("/api/profile").ok().json().path("user");
    assertThat(profile.path("phone").isNull()).isTrue();
    assertThat(profile.path("skills")).isEmpty();
  }

  @Test
  void the_answer_carries_no_token_and_no_password() {
    assertThat(user.signUp().ok().text()).doesNotContain(user.password(), "token", "hash");
  }
}
