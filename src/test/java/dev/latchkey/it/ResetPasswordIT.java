package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Mailbox.Mail;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class ResetPasswordIT {
  private static final String SPENT = "Invalid or expired reset token";

  private final NewUser user = NewUser.signedUp();
  private final String next = "next-" + user.password();

  @Test
  void a_reset_is_answered_as_documented_and_sets_the_password() {
    Answer answer = user.reset(user.resetToken(), next).ok();
    assertThat(answer.text())
        .isEqualTo(
            "{\"success\":true,\"message\":\"Password updated successfully."
                + " You can now log in.\"}");
    user.withPassword(next).logIn().ok();
    user.logIn().refused(401, "Invalid username or password");
  }

  @Test
  void a_token_works_once() {
    String token = user.resetToken();
    user.reset(token, next).ok();
    user.reset(token, "third-" + next).refused(400, SPENT);
    user.withPassword(next).logIn().ok();
  }

  @Test
  void a_newer_request_voids_the_older_token() {
    String older = user.resetToken(1);
    String newer = user.resetToken(2);
    user.reset(older, next).refused(400, SPENT);
    user.logIn().ok();
    user.reset(newer, next).ok();
  }

  @Test
  void a_reset_ends_every_session_of_the_account_and_nobody_elses() {
    Api one = user.session();
    Api two = user.session();
    Api stranger = NewUser.signedUp().session();
    user.reset(user.resetToken(), next).ok();
    one.get("/api/profile").tokenRefused();
    two.get("/api/profile").tokenRefused();
    stranger.get("/api/profile").ok();
  }

  @Test
  void a_reset_mails_the_owner_that_the_password_was_changed() {
    user.reset(user.resetToken(), next).ok();
    Mail mail = Mailbox.of(user.email()).await(2);
    assertThat(mail.to()).containsExactly(user.email());
    assertThat(mail.text()).contains("password", "was changed").doesNotContain("#token=", next);
    assertThat(mail.raw()).doesNotContain(next, user.password());
  }

  @Test
  void a_refused_new_password_does_not_use_the_token_up() {
    String token = user.resetToken();
    user.reset(token, "short").refusedFor("new_password");
    user.reset(token, "x".repeat(257)).refusedFor("new_password");
    user.api().post("/api/reset-password", Map.of("token", token)).refusedFor("new_password");
    user.logIn().ok();
    user.reset(token, next).ok();
  }

  @Test
  void a_refused_reset_ends_no_session_and_changes_no_password() {
    Api session = user.session();
    user.reset("A".repeat(48), next).refused(400, SPENT);
    session.get("/api/profile").ok();
    user.logIn().ok();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%", "' or '1'='1", "\u00E9", "null"})
  void a_token_that_never_was_is_refused(String token) {
    user.resetToken();
    user.reset(token, next).refused(400, SPENT);
    user.reset("x".repeat(10_000), next).refused(400, SPENT);
  }

  @Test
  void a_token_counts_whole_and_in_its_own_case() {
    String token = user.resetToken();
    user.reset(token.substring(0, 47), next).refused(400, SPENT);
    user.reset(token + " ", next).refused(400, SPENT);
    user.reset(swapped(token), next).refused(400, SPENT);
    user.reset(token, next).ok();
  }

  private static String swapped(String token) {
    String upper = token.toUpperCase(Locale.ROOT);
    return upper.equals(token) ? token.toLowerCase(Locale.ROOT) : upper;
  }

  @Test
  void every_missing_or_mistyped_field_is_named() {
    Api api = user.api();
    api.post("/api/reset-password", Map.of()).refusedFor("token", "new_password");
    api.post("/api/reset-password", Map.of("token", 1, "new_password", 123456))
        .refusedFor("token", "new_password");
    api.post("/api/reset-password", "{\"token\":null,\"new_password\":null}")
        .refusedFor("token", "new_password");
    api.post("/api/reset-password", Map.of("token", "x", "password", next))
        .refusedFor("new_password");
  }

  @Test
  void a_new_password_of_six_composed_characters_is_enough_and_five_are_not() {
    String token = user.resetToken();
    user.reset(token, "e\u0301".repeat(5)).refusedFor("new_password");
    user.reset(token, "zq7!k_").ok();
  }

  @Test
  void a_change_of_the_password_voids_the_token() {
    String token = user.resetToken();
    user.session()
        .post(
            "/api/change_password",
            Map.of("current_password", user.password(), "new_password", next))
        .ok();
    user.reset(token, "third-" + next).refused(400, SPENT);
  }

  @Test
  void a_deleted_account_takes_its_token_with_it() {
    String token = user.resetToken();
    user.session().post("/api/delete_account", Map.of("password", user.password())).ok();
    user.reset(token, next).refused(400, SPENT);
  }

  @Test
  void a_reset_logs_nobody_in() {
    Answer answer = user.reset(user.resetToken(), next).ok();
    assertThat(answer.keys()).containsExactly("success", "message");
    assertThat(answer.headers()).doesNotContainKeys("Set-Cookie", "Authorization");
  }

  @Test
  void the_present_password_is_refused_and_does_not_use_the_token_up() {
    String token = user.resetToken();
    user.reset(token, user.password()).refusedFor("new_password");
    user.logIn().ok();
    user.reset(token, next).ok();
  }
}
