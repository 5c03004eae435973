package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Mailbox.Mail;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LatchkeyIT
class ForgotPasswordIT {
  private static final String SAID =
      "{\"success\":true,\"message\":\"If that email is registered,"
          + " you'll receive a reset link shortly.\"}";

  private final NewUser user = NewUser.signedUp();

  @Test
  void a_registered_and_an_unknown_address_get_the_same_answer() {
    Answer registered = user.forget().ok();
    Answer unknown = NewUser.unknown().forget().ok();
    assertThat(registered.text()).isEqualTo(SAID);
    assertThat(unknown.text()).isEqualTo(SAID);
    assertThat(withoutDate(registered)).isEqualTo(withoutDate(unknown));
  }

  private static Map<String, Object> withoutDate(Answer answer) {
    Map<String, Object> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeIf("date"::equalsIgnoreCase);
    return headers;
  }

  @Test
  void a_mail_with_a_link_and_a_token_of_48_characters_goes_to_the_owner() {
    user.forget().ok();
    Mail mail = Mailbox.of(user.email()).await(1);
    assertThat(mail.to()).containsExactly(user.email());
    assertThat(mail.resetToken()).hasSize(48);
    assertThat(mail.linkBase()).isEqualTo(Api.PUBLIC_URL);
    assertThat(mail.text()).contains("15 minutes");
    assertThat(mail.html()).contains("/reset-password#token=" + mail.resetToken());
  }

  @Test
  void nobody_gets_a_mail_for_an_address_that_is_not_registered() {
    NewUser unknown = NewUser.unknown();
    unknown.forget().ok();
    // Mails leave in the order in which they were asked for: this one comes after.
    user.forget().ok();
    Mailbox.of(user.email()).await(1);
    assertThat(Mailbox.of(unknown.email()).mails()).isEmpty();
  }

  @Test
  void the_address_is_found_in_whatever_case_and_mailed_as_it_is_stored() {
    user.api()
        .post("/api/forgot-password", Map.of("email", user.email().toUpperCase(Locale.ROOT)))
        .ok();
    assertThat(Mailbox.of(user.email()).await(1).to()).containsExactly(user.email());
  }

  @Test
  void a_username_is_no_address() {
    user.api().post("/api/forgot-password", Map.of("email", user.username())).refusedFor("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":null}",
        "{\"email\":7}",
        "{\"email\":[\"a@example.com\"]}",
        "{\"email\":\"\"}",
        "{\"email\":\"plain\"}",
        "{\"email\":\" a@example.com\"}",
        "{\"email\":\"a@example.com\\r\\nBcc: b@example.com\"}",
        "{\"email\":\"a@example.com,b@example.com\"}",
        "{\"mail\":\"a@example.com\"}",
      })
  void a_missing_or_malformed_address_is_a_400(String body) {
    user.api().post("/api/forgot-password", body).refusedFor("email");
  }

  @Test
  void two_requests_bring_two_different_tokens() {
    assertThat(user.resetToken(1)).isNotEqualTo(user.resetToken(2));
  }

  @Test
  void a_request_ends_no_session_and_leaves_the_password_alone() {
    Api session = user.session();
    user.resetToken();
    session.get("/api/profile").ok();
    user.logIn().ok();
  }

  @Test
  void the_base_of_the_link_is_never_what_the_request_calls_the_host() {
    String body = "{\"email\":\"" + user.email() + "\"}";
    String answer =
        RawHttp.exchange(
            "POST /api/forgot-password HTTP/1.1\r\nHost: localhost:1\r\n"
                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
                + "Forwarded: host=evil.example\r\nX-Forwarded-For: "
                + user.api().address()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body);
    assertThat(RawHttp.status(answer)).isEqualTo(200);
    Mail mail = Mailbox.of(user.email()).await(1);
    assertThat(mail.linkBase()).isEqualTo(Api.PUBLIC_URL);
    assertThat(mail.raw()).doesNotContain("evil.example", "localhost:1/");
  }

  @Test
  void erasing_the_account_and_signing_up_again_brings_no_more_mails() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 3; i++) {
        user.forget().ok();
      }
      awaitEveryMail();
      user.session().post("/api/delete_account", Map.of("password", user.password())).ok();
      user.signUp().ok();
    }
    Mailbox.of(user.email()).await(3);
  }

  @Test
  void beyond_three_mails_one_more_is_sent_whenever_a_link_was_used() {
    user.forget().ok();
    user.forget().ok();
    String third = user.resetToken(3);
    user.forget().ok();
    awaitEveryMail();
    assertThat(links()).isEqualTo(3);
    user.reset(third, "changed-" + user.password()).ok();
    user.forget().ok();
    user.forget().ok();
    awaitEveryMail();
    assertThat(links()).isEqualTo(4);
  }

  private long links() {
    return Mailbox.of(user.email()).mails().stream()
        .filter(mail -> mail.text().contains("#token="))
        .count();
  }

  /** Reset mails leave in the order in which they were asked for. */
  private static void awaitEveryMail() {
    NewUser later = NewUser.signedUp();
    later.forget().ok();
    Mailbox.of(later.email()).await(1);
  }
}
