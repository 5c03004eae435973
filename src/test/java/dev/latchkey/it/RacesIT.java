package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Of two that want the same at the same moment, the contract says who gets it. */
@LatchkeyIT
class RacesIT {
  private static final int MANY = 20;

  private final NewUser user = NewUser.unknown();

  @Test
  void of_twenty_signups_of_one_name_exactly_one_succeeds() {
    List<Answer> answers =
        Together.send(
            MANY,
            i -> {
              Map<String, Object> form = NewUser.unknown().signupForm();
              form.put("username", user.username());
              return Api.anyone().post("/api/signup", form);
            });
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    answers.stream().filter(a -> a.status() != 200).forEach(a -> a.refusedFor("username"));
  }

  @Test
  void of_twenty_signups_of_one_email_exactly_one_succeeds() {
    List<Answer> answers =
        Together.send(
            MANY,
            i -> {
              Map<String, Object> form = NewUser.unknown().signupForm();
              form.put("email", user.email());
              return Api.anyone().post("/api/signup", form);
            });
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    answers.stream().filter(a -> a.status() != 200).forEach(a -> a.refusedFor("email"));
  }

  @Test
  void of_twenty_resets_by_one_token_exactly_one_succeeds() {
    user.signUp().ok();
    String token = user.resetToken();
    List<Answer> answers =
        Together.send(
            MANY,
            i ->
                Api.anyone()
                    .post(
                        "/api/reset-password",
                        Map.of("token", token, "new_password", "changed-to-" + i)));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    answers.stream()
        .filter(a -> a.status() != 200)
        .forEach(a -> a.refused(400, "Invalid or expired reset token"));
    int winner = answers.stream().map(Answer::status).toList().indexOf(200);
    user.withPassword("changed-to-" + winner).logIn().ok();
  }

  @Test
  void of_parallel_changes_of_a_password_exactly_one_succeeds() {
    user.signUp().ok();
    Api session = user.session();
    List<Answer> answers =
        Together.send(
            4,
            i ->
                session.post(
                    "/api/change_password",
                    Map.of(
                        "current_password", user.password(), "new_password", "changed-to-" + i)));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    assertThat(Together.count(answers, 401)).isEqualTo(3);
    int winner = answers.stream().map(Answer::status).toList().indexOf(200);
    user.withPassword("changed-to-" + winner).logIn().ok();
  }

  @Test
  void parallel_logouts_by_one_token_all_end_it_without_an_error() {
    user.signUp().ok();
    Api session = user.session();
    List<Answer> answers = Together.send(MANY, i -> session.post("/api/logout"));
    assertThat(Together.count(answers, 200)).isPositive();
    assertThat(Together.count(answers, 200) + Together.count(answers, 401)).isEqualTo(MANY);
    session.get("/api/profile").tokenRefused();
  }

  @RepeatedTest(3)
  void no_login_that_races_with_a_reset_leaves_a_session_of_the_old_password() {
    user.signUp().ok();
    String token = user.resetToken();
    List<Callable<Answer>> requests = new ArrayList<>();
    requests.add(() -> user.reset(token, "next-" + user.password()));
    for (int i = 0; i < 4; i++) {
      requests.add(user::logIn);
    }
    List<Answer> answers = Together.send(requests);
    answers.get(0).ok();
    for (Answer login : answers.subList(1, answers.size())) {
      assertThat(login.status()).isIn(200, 401);
      if (login.status() == 200) {
        user.api()
            .bearing(login.json().path("token").textValue())
            .get("/api/profile")
            .tokenRefused();
      }
    }
    NewUser renewed = user.withPassword("next-" + user.password());
    assertThat(renewed.session().get("/api/sessions").ok().json().path("sessions")).hasSize(1);
  }

  @Test
  void parallel_updates_of_a_profile_are_each_whole() {
    user.signUp().ok();
    Api session = user.session();
    List<Answer> answers =
        Together.send(
            10,
            i ->
                session.post(
                    "/api/update_profile", Map.of("phone", "100" + i, "experience_years", i)));
    assertThat(Together.count(answers, 200)).isEqualTo(10);
    JsonNode profile = session.get("/api/profile").ok().json().path("user");
    assertThat(profile.path("phone").textValue())
        .isEqualTo("100" + profile.path("experience_years").intValue());
  }

  @Test
  void of_parallel_deletions_exactly_one_succeeds() {
    user.signUp().ok();
    Api session = user.session();
    List<Answer> answers =
        Together.send(
            5, i -> session.post("/api/delete_account", Map.of("password", user.password())));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    assertThat(Together.count(answers, 401)).isEqualTo(4);
  }

  @Test
  void of_parallel_requests_for_a_link_one_token_at_most_works() {
    user.signUp().ok();
    Together.send(3, i -> user.forget()).forEach(Answer::ok);
    Mailbox.of(user.email()).await(3);
    long worked =
        Mailbox.of(user.email()).mails().stream()
            .map(mail -> user.reset(mail.resetToken(), "changed-it-" + mail.id()))
            .filter(answer -> answer.status() == 200)
            .count();
    assertThat(worked).isEqualTo(1);
  }

  @Test
  void a_session_ended_while_it_is_used_answers_with_its_profile_or_the_one_401() {
    user.signUp().ok();
    Api session = user.session();
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      requests.add(() -> session.get("/api/profile"));
    }
    requests.add(() -> session.post("/api/logout_all"));
    for (Answer answer : Together.send(requests)) {
      assertThat(answer.status()).isIn(200, 401);
    }
    session.get("/api/profile").tokenRefused();
  }

  @RepeatedTest(10)
  void an_account_is_not_erased_by_a_password_that_was_reset_at_the_same_moment() {
    user.signUp().ok();
    Api stolen = user.session();
    String token = user.resetToken();
    List<Answer> answers =
        Together.send(
            List.of(
                () -> user.reset(token, "next-" + user.password()),
                () -> stolen.post("/api/delete_account", Map.of("password", user.password()))));
    assertThat(Together.count(answers, 200)).isEqualTo(1);
    assertThat(answers.get(0).status()).isIn(200, 400);
    assertThat(answers.get(1).status()).isIn(200, 401);
  }
}
