package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@LatchkeyIT
class DeleteAccountIT {
  private static final String PATH = "/api/delete_account";

  private final NewUser user = NewUser.signedUp();
  private final Api session = user.session();

  private Answer delete(String password) {
    return session.post(PATH, Map.of("password", password));
  }

  @Test
  void an_erased_account_logs_in_no_more_by_either_name() {
    Answer answer = delete(user.password()).ok();
    assertThat(answer.keys()).containsExactly("success", "message");
    user.logIn().refused(401, "Invalid username or password");
    user.logInAs(user.email()).refused(401, "Invalid username or password");
  }

  @Test
  void every_token_of_an_erased_account_is_refused() {
    Api other = user.session();
    delete(user.password()).ok();
    session.get("/api/profile").tokenRefused();
    other.get("/api/profile").tokenRefused();
    other.post(PATH, Map.of("password", user.password())).tokenRefused();
  }

  @Test
  void the_names_are_free_again_and_the_old_token_opens_nothing_of_the_new_account() {
    delete(user.password()).ok();
    user.signUp().ok();
    session.get("/api/profile").tokenRefused();
    user.session().get("/api/profile").ok();
  }

  @Test
  void nothing_of_the_old_profile_is_left_in_a_new_account_of_the_same_name() {
    session.post("/api/update_profile", Map.of("phone", "12345")).ok();
    String oldId = session.get("/api/profile").json().path("user").path("id").asText();
    delete(user.password()).ok();
    user.signUp().ok();
    Answer profile = user.session().get("/api/profile").ok();
    assertThat(profile.json().path("user").path("phone").isNull()).isTrue();
    assertThat(profile.json().path("user").path("id").asText()).isNotEqualTo(oldId);
  }

  @Test
  void a_wrong_password_is_a_401_and_erases_nothing() {
    Answer answer = delete("wrong-password");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.ofTheApi().keys()).containsExactly("success", "error", "message", "code");
    session.get("/api/profile").ok();
    user.logIn().ok();
  }

  @Test
  void a_missing_or_mistyped_password_is_a_400_and_erases_nothing() {
    session.post(PATH, Map.of()).refusedFor("password");
    session.post(PATH, "{\"password\":null}").refusedFor("password");
    session.post(PATH, "{\"password\":true}").refusedFor("password");
    user.logIn().ok();
  }

  @Test
  void nobody_else_is_erased() {
    NewUser other = NewUser.signedUp();
    session.post(PATH + "?id=1", Map.of("password", user.password(), "id", 1)).ok();
    other.logIn().ok();
  }

  @Test
  void no_mail_with_a_link_goes_to_an_erased_account() {
    delete(user.password()).ok();
    user.forget().ok();
    // Mails leave in order: once this one is there, the other would be.
    NewUser.signedUp().resetToken();
    assertThat(Mailbox.of(user.email()).mails())
        .allSatisfy(mail -> assertThat(mail.text()).doesNotContain("#token="));
  }
}
