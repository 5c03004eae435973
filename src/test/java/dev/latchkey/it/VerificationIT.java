package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server of its own, where nobody can log in before the address is confirmed. */
class VerificationIT {
  private static final String FIRST = "Please confirm your email address first.";
  private static final String SPENT = "Invalid or expired link";

  private static final Cluster CLUSTER =
      new Cluster(VerificationIT.class)
          .with("LATCHKEY_EMAIL_VERIFICATION", "required")
          .with("LATCHKEY_THROTTLE", "on");
  private static dev.latchkey.nodes.Api node;

  private final NewUser user = NewUser.unknown();
  private final Api api = node.client();

  @BeforeAll
  static void start() {
    if ("postgresql".equals(System.getProperty("latchkey.it.database"))) {
      CLUSTER.postgres();
    }
    Node started = CLUSTER.onTheTestedServer("verification");
    node = started.start().api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  private void signUp() {
    api.post("/api/signup", user.signupForm()).ok();
  }

  private Answer logIn() {
    return api.post("/api/login", Map.of("username", user.username(), "password", user.password()));
  }

  private Mailbox mailbox() {
    return new Mailbox(api, user.email());
  }

  /** The token of the newest of so many mails. */
  private String token(int mails) {
    return mailbox().await(mails).tokenFor("verify-email");
  }

  private Answer verify(String token, String password) {
    return api.post("/api/verify_email", Map.of("token", token, "password", password));
  }

  private Answer resend() {
    return api.post("/api/resend_verification", Map.of("email", user.email()));
  }

  @Test
  void nobody_logs_in_before_the_address_is_confirmed_by_link_and_password() {
    signUp();
    String token = token(1);
    Answer refused = logIn().refused(403, FIRST);
    assertThat(refused.json().path("code").textValue()).isEqualTo("email_not_verified");
    assertThat(verify(token(2), user.password()).ok().text())
        .isEqualTo("{\"success\":true,\"message\":\"Email address confirmed\"}");
    JsonNode profile =
        api.bearing(logIn().ok().json().path("token").textValue())
            .get("/api/profile")
            .ok()
            .json()
            .path("user");
    assertThat(profile.path("email_verified").booleanValue()).isTrue();
    verify(token, user.password()).refused(400, SPENT);
  }

  /** Otherwise a click of the address's owner would confirm a stranger's account. */
  @Test
  void a_link_alone_confirms_nothing_and_stays_valid_after_a_wrong_password() {
    signUp();
    String token = token(1);
    api.post("/api/verify_email", Map.of("token", token)).refusedFor("password");
    verify(token, "wrong-password").refused(401, "Invalid username or password");
    logIn().refused(403, FIRST);
    verify(token(2), user.password()).ok();
  }

  @Test
  void wrong_passwords_at_a_link_count_as_failed_logins() {
    signUp();
    String token = token(1);
    for (int i = 0; i < 5; i++) {
      verify(token, "wrong-password").refused(401, "Invalid username or password");
    }
    assertThat(verify(token, user.password()).status()).isEqualTo(429);
  }

  @Test
  void a_wrong_password_gets_no_mail_and_learns_nothing() {
    signUp();
    token(1);
    api.post("/api/login", Map.of("username", user.username(), "password", "wrong-password"))
        .refused(401, "Invalid username or password");
    assertThat(mailbox().mails()).hasSize(1);
  }

  @Test
  void logins_send_the_link_again_three_times_and_all_mails_share_a_budget() {
    signUp();
    token(1);
    for (int i = 0; i < 5; i++) {
      logIn().refused(403, FIRST);
    }
    token(4);
    resend().ok();
    token(5);
    resend().ok();
    user.withApi(api).forget().ok();
    // The reset mail has a limit of its own. It comes last, so the one before was left out.
    mailbox().await(6).tokenFor("reset-password");
  }

  @Test
  void a_reset_confirms_the_address_too_and_voids_the_other_links() {
    signUp();
    String token = token(1);
    user.withApi(api).forget().ok();
    String reset = mailbox().await(2).resetToken();
    user.withApi(api).reset(reset, "next-" + user.password()).ok();
    verify(token, "next-" + user.password()).refused(400, SPENT);
    api.post(
            "/api/login",
            Map.of("username", user.username(), "password", "next-" + user.password()))
        .ok();
  }

  @Test
  void a_session_of_the_account_is_enough_and_that_of_another_is_not() {
    signUp();
    verify(token(1), user.password()).ok();
    JsonNode login = logIn().ok().json();
    Api session = api.bearing(login.path("token").textValue());
    node.operator()
        .post(
            "/api/admin/accounts/" + login.path("user").path("id").longValue(),
            Map.of("email_verified", false))
        .ok();
    resend().ok();
    String token = token(2);
    api.bearing("a.b.c").post("/api/verify_email", Map.of("token", token)).refusedFor("password");
    session.post("/api/verify_email", Map.of("token", token)).ok();
    session.post("/api/verify_email", Map.of("token", token)).refused(400, SPENT);
  }

  @Test
  void the_owner_of_an_address_erases_an_account_that_somebody_else_made_with_it() {
    signUp();
    String token = token(1);
    api.post("/api/reject_link", Map.of("token", token)).ok();
    logIn().refused(401, "Invalid username or password");
    signUp();
  }

  @Test
  void an_account_that_was_confirmed_once_is_not_erased() {
    signUp();
    verify(token(1), user.password()).ok();
    JsonNode login = logIn().ok().json();
    node.operator()
        .post(
            "/api/admin/accounts/" + login.path("user").path("id").longValue(),
            Map.of("email_verified", false))
        .ok();
    resend().ok();
    api.post("/api/reject_link", Map.of("token", token(2))).ok();
    logIn().refused(403, FIRST);
  }

  @Test
  void unknown_addresses_get_the_same_answer_and_faulty_ones_are_named() {
    signUp();
    String known = resend().ok().text();
    assertThat(
            api.post("/api/resend_verification", Map.of("email", "nobody@example.com")).ok().text())
        .isEqualTo(known);
    api.post("/api/resend_verification", Map.of("email", "nobody")).refusedFor("email");
    api.post("/api/verify_email", Map.of()).refusedFor("token");
    verify("x", user.password()).refused(400, SPENT);
    verify("x".repeat(60_000), user.password()).refused(400, SPENT);
  }
}
