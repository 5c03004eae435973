package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.it.Mailbox.Mail;
import java.util.Map;
import org.junit.jupiter.api.Test;

@LatchkeyIT
class ChangePasswordIT {
  private final NewUser user = NewUser.signedUp();
  private final Api session = user.session();
  private final String next = "next-" + user.password();

  private Answer change(String current, String wanted) {
    return session.post(
        "/api/change_password", Map.of("current_password", current, "new_password", wanted));
  }

  @Test
  void the_new_password_logs_in_and_the_old_one_does_not() {
    Answer answer = change(user.password(), next).ok();
    assertThat(answer.keys()).containsExactly("success", "message");
    assertThat(answer.json().path("success").booleanValue()).isTrue();
    user.withPassword(next).logIn().ok();
    user.logIn().refused(401, "Invalid username or password");
  }

  @Test
  void every_other_session_ends_and_this_one_goes_on() {
    Api other = user.session();
    change(user.password(), next).ok();
    other.get("/api/profile").tokenRefused();
    session.get("/api/profile").ok();
    JsonNode sessions = session.get("/api/sessions").ok().json().path("sessions");
    assertThat(sessions).hasSize(1);
    assertThat(sessions.path(0).path("current").booleanValue()).isTrue();
  }

  @Test
  void nobody_elses_session_ends() {
    Api stranger = NewUser.signedUp().session();
    change(user.password(), next).ok();
    stranger.get("/api/profile").ok();
  }

  @Test
  void the_owner_is_mailed() {
    change(user.password(), next).ok();
    Mail mail = Mailbox.of(user.email()).await(1);
    assertThat(mail.text()).contains("was changed");
    assertThat(mail.raw()).doesNotContain(next, user.password());
  }

  @Test
  void a_wrong_current_password_is_a_401_and_changes_nothing() {
    Api other = user.session();
    Answer answer = change("wrong-password", next);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.ofTheApi().keys()).containsExactly("success", "error", "message", "code");
    other.get("/api/profile").ok();
    user.logIn().ok();
    user.withPassword(next).logIn().refused(401, "Invalid username or password");
  }

  @Test
  void a_new_password_out_of_bounds_is_refused_and_changes_nothing() {
    change(user.password(), "short").refusedFor("new_password");
    change(user.password(), "e\u0301".repeat(5)).refusedFor("new_password");
    change(user.password(), "x".repeat(257)).refusedFor("new_password");
    change(user.password(), "with\u0000nul").refusedFor("new_password");
    user.logIn().ok();
  }

  @Test
  void every_missing_or_mistyped_field_is_named() {
    String path = "/api/change_password";
    session.post(path, Map.of()).refusedFor("current_password", "new_password");
    session
        .post(path, "{\"current_password\":null,\"new_password\":null}")
        .refusedFor("current_password", "new_password");
    session
        .post(path, Map.of("current_password", 1, "new_password", true))
        .refusedFor("current_password", "new_password");
    session.post(path, Map.of("new_password", next)).refusedFor("current_password");
    session.post(path, Map.of("current_password", user.password())).refusedFor("new_password");
  }

  @Test
  void the_session_that_asked_can_change_it_again() {
    change(user.password(), next).ok();
    change(next, "third-" + next).ok();
    user.withPassword("third-" + next).logIn().ok();
  }

  @Test
  void a_new_password_that_is_the_present_one_is_refused() {
    change(user.password(), user.password()).refusedFor("new_password");
    change("not-" + user.password(), "not-" + user.password()).refusedFor("new_password");
    session.get("/api/profile").ok();
  }

  @Test
  void five_changes_an_hour_are_let_through_also_if_the_account_is_erased_between() {
    String present = user.password();
    for (int i = 0; i < 3; i++) {
      change(present, present + i).ok();
      present = present + i;
    }
    session.post("/api/delete_account", Map.of("password", present)).ok();
    NewUser again = user;
    again.signUp().ok();
    Api other = again.session();
    Map<String, String> forth =
        Map.of("current_password", again.password(), "new_password", "other-" + again.password());
    Map<String, String> back =
        Map.of("current_password", "other-" + again.password(), "new_password", again.password());
    other.post("/api/change_password", forth).ok();
    other.post("/api/change_password", back).ok();
    Answer refused = other.post("/api/change_password", forth);
    refused.refused(429, "Too many attempts, try again later");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
    Map<String, String> wrong =
        Map.of("current_password", "wrong-password", "new_password", "new-one-1");
    other.post("/api/change_password", wrong).refused(429, "Too many attempts, try again later");
    again.logIn().ok();
  }
}
