package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new address of an account: asking for it, its mails, and confirming it. */
@LatchkeyIT
class ChangeEmailIT {
  private static final String ASKED =
      "{\"success\":true,\"message\":\"Please confirm the new address by the link we sent to it.\"}";
  private static final String SPENT = "Invalid or expired link";

  private final NewUser user = NewUser.signedUp();
  private final Api session = user.session();
  private final String wanted = "new-" + user.email();

  private Answer ask(Api api, String address) {
    return api.post("/api/change_email", Map.of("new_email", address, "password", user.password()));
  }

  /** The token of the link that was mailed to the wanted address. */
  private String link() {
    ask(session, wanted).ok();
    return Mailbox.of(wanted).await(1).tokenFor("confirm-email");
  }

  private static Answer confirm(Api api, String token) {
    return api.post("/api/confirm_email", Map.of("token", token));
  }

  private JsonNode profile() {
    return session.get("/api/profile").ok().json().path("user");
  }

  @Test
  void an_address_counts_once_it_is_confirmed_and_is_verified_then() {
    String token = link();
    assertThat(profile().path("email").textValue()).isEqualTo(user.email());
    assertThat(profile().path("email_verified").booleanValue()).isFalse();
    assertThat(confirm(session, token).ok().text())
        .isEqualTo("{\"success\":true,\"message\":\"Email address changed\"}");
    assertThat(profile().path("email").textValue()).isEqualTo(wanted);
    assertThat(profile().path("email_verified").booleanValue()).isTrue();
    user.logInAs(wanted).ok();
    user.logInAs(user.email()).refused(401, "Invalid username or password");
  }

  @Test
  void the_old_address_gets_a_mail_and_every_other_session_ends() {
    Api other = user.session();
    confirm(session, link()).ok();
    other.get("/api/profile").tokenRefused();
    session.get("/api/profile").ok();
    assertThat(Mailbox.of(user.email()).await(1).text()).contains("was changed");
  }

  @Test
  void the_answer_is_the_same_for_an_address_that_somebody_has_and_its_owner_is_told() {
    NewUser owner = NewUser.signedUp();
    assertThat(ask(session, owner.email()).ok().text()).isEqualTo(ASKED);
    assertThat(ask(session, wanted).ok().text()).isEqualTo(ASKED);
    assertThat(Mailbox.of(owner.email()).await(1).text())
        .contains("someone wanted to use your address", owner.username())
        .doesNotContain("#token=", user.username());
  }

  @Test
  void a_link_works_once_and_only_for_its_account() {
    String token = link();
    confirm(NewUser.signedUp().session(), token).tokenRefused();
    confirm(Api.anyone(), token).tokenRefused();
    confirm(session, token).ok();
    confirm(session, token).refused(400, SPENT);
  }

  /** Sudhodanan and Paverd, "Pre-hijacked accounts" (2022): the unexpired email change. */
  @Test
  void a_reset_by_the_owner_of_the_address_voids_a_pending_change_and_ends_the_session() {
    String token = link();
    user.reset(user.resetToken(), "next-" + user.password()).ok();
    session.get("/api/profile").tokenRefused();
    Api owner = user.withPassword("next-" + user.password()).session();
    confirm(owner, token).refused(400, SPENT);
  }

  @Test
  void a_change_of_the_password_and_a_newer_request_void_a_link() {
    String token = link();
    session
        .post(
            "/api/change_password",
            Map.of("current_password", user.password(), "new_password", "x-" + user.password()))
        .ok();
    confirm(session, token).refused(400, SPENT);
  }

  @Test
  void a_newer_request_voids_an_older_link() {
    String older = link();
    ask(session, "newest-" + user.email()).ok();
    String newer = Mailbox.of("newest-" + user.email()).await(1).tokenFor("confirm-email");
    confirm(session, older).refused(400, SPENT);
    confirm(session, newer).ok();
  }

  @Test
  void an_address_that_was_taken_meanwhile_is_refused() {
    String token = link();
    NewUser other = NewUser.unknown();
    Map<String, Object> form = other.signupForm();
    form.put("email", wanted);
    Api.anyone().post("/api/signup", form).ok();
    confirm(session, token).refusedFor("email");
    assertThat(profile().path("email").textValue()).isEqualTo(user.email());
  }

  @Test
  void a_wrong_password_is_refused_and_sends_nothing() {
    session
        .post("/api/change_email", Map.of("new_email", wanted, "password", "wrong-password"))
        .refused(401, "Invalid password");
    ask(Api.anyone(), wanted).tokenRefused();
    assertThat(Mailbox.of(wanted).mails()).isEmpty();
  }

  @Test
  void the_present_address_and_faulty_fields_are_named() {
    ask(session, user.email()).refusedFor("new_email");
    session.post("/api/change_email", Map.of()).refusedFor("new_email", "password");
    session
        .post("/api/change_email", Map.of("new_email", "no address", "password", 1))
        .refusedFor("new_email", "password");
    session.post("/api/confirm_email", Map.of()).refusedFor("token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "' or '1'='1", "null"})
  void a_token_that_never_was_is_refused(String token) {
    confirm(session, token).refused(400, SPENT);
    confirm(session, token.repeat(5_000)).refused(400, SPENT);
  }

  @Test
  void a_link_of_one_kind_does_not_work_for_another() {
    String change = link();
    user.reset(change, "next-" + user.password()).refused(400, "Invalid or expired reset token");
    Api.anyone()
        .post("/api/verify_email", Map.of("token", change, "password", user.password()))
        .refused(400, SPENT);
    confirm(session, user.resetToken()).refused(400, SPENT);
    confirm(session, change).ok();
  }

  @Test
  void a_page_learns_what_its_link_is_for() {
    JsonNode link =
        Api.anyone().post("/api/check_link", Map.of("token", link())).ok().json().path("link");
    assertThat(Answer.keysOf(link)).containsExactly("page", "username", "email", "expires_at");
    assertThat(link.path("page").textValue()).isEqualTo("confirm-email");
    assertThat(link.path("username").textValue()).isEqualTo(user.username());
    assertThat(link.path("email").textValue()).isEqualTo(wanted);
    JsonNode reset =
        Api.anyone()
            .post("/api/check_link", Map.of("token", user.resetToken()))
            .ok()
            .json()
            .path("link");
    assertThat(reset.path("page").textValue()).isEqualTo("reset-password");
    assertThat(reset.path("email").textValue()).isEqualTo(user.email());
    Api.anyone().post("/api/check_link", Map.of("token", "x")).refused(400, SPENT);
  }

  @Test
  void of_two_calls_with_one_link_one_succeeds() {
    String token = link();
    List<Answer> answers = Together.send(4, i -> confirm(session, token));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    assertThat(Together.count(answers, 400)).isEqualTo(3);
  }

  @Test
  void a_reset_and_a_confirmation_at_once_leave_one_owner() {
    String token = link();
    String reset = user.resetToken();
    String next = "next-" + user.password();
    List<Answer> answers =
        Together.send(List.of(() -> confirm(session, token), () -> user.reset(reset, next)));
    // The first of the two voids the link of the other, and the session too.
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    boolean changed = answers.get(0).isOk();
    NewUser owner = changed ? user : user.withPassword(next);
    owner.logInAs(changed ? wanted : user.email()).ok();
  }

  @Test
  void a_signup_and_a_confirmation_at_once_give_the_address_to_one() {
    String token = link();
    Map<String, Object> form = NewUser.unknown().signupForm();
    form.put("email", wanted);
    List<Answer> answers =
        Together.send(
            List.of(() -> confirm(session, token), () -> Api.anyone().post("/api/signup", form)));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    assertThat(Together.count(answers, 400)).isEqualTo(1);
  }

  @Test
  void a_reader_who_did_not_ask_voids_the_link_and_the_account_stays() {
    String token = link();
    Api.anyone().post("/api/reject_link", Map.of("token", token)).ok();
    Api.anyone().post("/api/reject_link", Map.of("token", token)).refused(400, SPENT);
    confirm(session, token).refused(400, SPENT);
    assertThat(profile().path("email").textValue()).isEqualTo(user.email());
  }

  @Test
  void nobody_is_asked_to_confirm_an_address_unless_the_operator_wants_that() {
    assertThat(
            Api.anyone()
                .post("/api/resend_verification", Map.of("email", user.email()))
                .ok()
                .text())
        .isEqualTo(
            "{\"success\":true,"
                + "\"message\":\"If that address waits for confirmation, a mail is on its way.\"}");
    user.forget().ok();
    assertThat(Mailbox.of(user.email()).await(1).subject()).contains("Reset");
  }
}
