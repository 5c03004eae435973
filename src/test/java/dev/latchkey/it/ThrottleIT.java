package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guessing passwords: what it costs a stranger, and what it does not cost the owner. */
@LatchkeyIT
class ThrottleIT {
  private static final String TOO_MANY = "Too many attempts, try again later";

  /** Free failures of one account; {@code LATCHKEY_THROTTLE_ACCOUNT}. */
  private static final int FREE = 5;

  /** By then the wait is longer than two tries can be apart. */
  private static final int SURELY_TOO_MANY = 14;

  /** A wait in which a test makes its next calls. */
  private static final int LONG_SECONDS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Answer throttled(Answer answer) {
    answer.refused(429, TOO_MANY);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    return answer;
  }

  /** Tries until it is told to wait; returns how many tries were let through before. */
  private static int untilThrottled(Supplier<Answer> attempt) {
    for (int tries = 0; tries < SURELY_TOO_MANY; tries++) {
      Answer answer = attempt.get();
      if (answer.status() == 429) {
        throttled(answer);
        return tries;
      }
      answer.refused(401, answer.json().path("error").textValue());
    }
    throw new AssertionError("never throttled");
  }

  /** Guesses, many at once, until the wait is a long one. */
  private static void storm(Supplier<Answer> attempt) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int wait = 0;
    while (wait < LONG_SECONDS && System.nanoTime() < deadline) {
      // A 503: the lanes that hash are full, nothing was tried.
      assertThat(IntStream.range(0, 16).parallel().mapToObj(i -> attempt.get().status()))
          .isSubsetOf(401, 429, 503);
      Answer answer = attempt.get();
      wait = answer.status() == 429 ? Integer.parseInt(answer.header("Retry-After")) : 0;
    }
    assertThat(wait).isGreaterThanOrEqualTo(LONG_SECONDS);
  }

  private static NewUser from(Api api, NewUser user) {
    return new NewUser(api, user.username(), user.email(), user.password(), user.fullName());
  }

  @Test
  void five_failures_are_free_and_then_one_has_to_wait_also_with_the_right_password() {
    NewUser user = NewUser.signedUp();
    NewUser wrong = from(Api.anyone(), user.withPassword("not the password"));
    assertThat(untilThrottled(wrong::logIn)).isGreaterThanOrEqualTo(FREE);
    storm(wrong::logIn);
    throttled(from(wrong.api(), user).logIn());
  }

  @Test
  void an_account_that_does_not_exist_is_throttled_alike() {
    NewUser user = NewUser.signedUp();
    NewUser known = from(Api.anyone(), user.withPassword("not the password"));
    NewUser unknown = NewUser.unknown();
    assertThat(untilThrottled(unknown::logIn)).isGreaterThanOrEqualTo(FREE);
    assertThat(untilThrottled(known::logIn)).isGreaterThanOrEqualTo(FREE);
    // At once, so that both still have to wait when the storms are over.
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> storm(unknown::logIn));
    storm(known::logIn);
    other.join();
    Answer ofUnknown = throttled(unknown.logIn());
    Answer ofKnown = throttled(known.logIn());
    assertThat(ofUnknown.text()).isEqualTo(ofKnown.text());
    assertThat(ofUnknown.headers().keySet()).isEqualTo(ofKnown.headers().keySet());
  }

  @Test
  void a_stranger_does_not_lock_the_owner_out_of_a_device_that_has_logged_in() {
    NewUser owner = NewUser.signedUp();
    owner.logIn().ok();
    NewUser stranger = from(Api.anyone(), owner.withPassword("not the password"));
    storm(stranger::logIn);
    throttled(stranger.logIn());
    throttled(from(Api.anyone(), owner).logIn());
    owner.logIn().ok();
  }

  @Test
  void a_familiar_device_is_no_licence_to_guess() {
    NewUser owner = NewUser.signedUp();
    owner.logIn().ok();
    NewUser guessing = owner.withPassword("not the password");
    assertThat(untilThrottled(guessing::logIn)).isGreaterThanOrEqualTo(FREE);
  }

  @Test
  void a_login_that_succeeds_forgets_the_failures_before_it() {
    NewUser owner = NewUser.signedUp();
    NewUser mistyping = owner.withPassword("not the password");
    for (int round = 0; round < 3; round++) {
      for (int failure = 0; failure < FREE - 1; failure++) {
        mistyping.logIn().refused(401, "Invalid username or password");
      }
      owner.logIn().ok();
    }
  }

  @Test
  void whoever_holds_a_token_cannot_guess_the_password_by_it() {
    NewUser owner = NewUser.signedUp();
    Api session = owner.session();
    Supplier<Answer> guess =
        () ->
            session.post(
                "/api/change_password",
                Map.of("current_password", "not the password", "new_password", "another one"));
    assertThat(untilThrottled(guess)).isGreaterThanOrEqualTo(FREE);
    storm(guess);
    // Both calls ask for the same password, and count together.
    throttled(session.post("/api/delete_account", Map.of("password", owner.password())));
    session.get("/api/profile").ok();
  }

  @Test
  void a_token_is_no_way_to_guess_by_deleting_either() {
    Api session = NewUser.signedUp().session();
    Supplier<Answer> guess =
        () -> session.post("/api/delete_account", Map.of("password", "not the password"));
    assertThat(untilThrottled(guess)).isGreaterThanOrEqualTo(FREE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_more_than_three_reset_mails_an_hour_are_sent_and_nobody_is_told(boolean inParallel) {
    NewUser user = NewUser.signedUp();
    Stream<Integer> requests = IntStream.range(0, 6).boxed();
    List<String> answers =
        (inParallel ? requests.parallel() : requests).map(i -> user.forget().ok().text()).toList();
    assertThat(answers).hasSize(6).containsOnly(answers.get(0));
    // Mails go out in the order they were asked for: once this one is there, the others were.
    NewUser later = NewUser.signedUp();
    later.forget().ok();
    Mailbox.of(later.email()).await(1);
    Mailbox.of(user.email()).await(3);
  }

  @Test
  void a_wrong_password_from_a_familiar_device_is_answered_as_from_anywhere_else() {
    NewUser owner = NewUser.signedUp();
    owner.logIn().ok();
    NewUser wrong = owner.withPassword("not the password");
    storm(from(Api.anyone(), wrong)::logIn);
    Answer familiar = throttled(wrong.logIn());
    Answer stranger = throttled(from(Api.anyone(), wrong).logIn());
    assertThat(familiar.text()).isEqualTo(stranger.text());
    assertThat(familiar.headers().keySet()).isEqualTo(stranger.headers().keySet());
    // A second may pass between the two.
    assertThat(wait(familiar) - wait(stranger)).isBetween(0, 1);
  }

  private static int wait(Answer throttled) {
    return Integer.parseInt(throttled.header("Retry-After"));
  }

  @Test
  void an_owner_is_let_in_from_another_address_of_the_same_ipv6_subnet() {
    NewUser owner = NewUser.signedUp();
    String subnet = "2001:db8:" + owner.email().substring(0, 4) + ":1:";
    from(Api.anyone().with("X-Forwarded-For", subnet + ":1"), owner).logIn().ok();
    storm(from(Api.anyone(), owner.withPassword("not the password"))::logIn);
    from(Api.anyone().with("X-Forwarded-For", subnet + "a:b:c:d"), owner).logIn().ok();
  }

  @Test
  void a_login_from_a_new_device_forgets_the_failures_for_every_device() {
    NewUser owner = NewUser.signedUp();
    NewUser here = from(Api.anyone(), owner);
    for (int failure = 0; failure < FREE - 1; failure++) {
      here.withPassword("not the password").logIn().refused(401, "Invalid username or password");
    }
    here.logIn().ok();
    NewUser elsewhere = from(Api.anyone(), owner.withPassword("not the password"));
    assertThat(untilThrottled(elsewhere::logIn)).isGreaterThanOrEqualTo(FREE);
  }

  @Test
  void of_many_guesses_at_the_same_moment_no_more_are_let_through_than_are_free() {
    NewUser wrong = NewUser.signedUp().withPassword("not the password");
    long start = System.nanoTime();
    long passed = 0;
    for (int round = 0; round < 2; round++) {
      List<Answer> answers = Together.send(30, i -> from(Api.anyone(), wrong).logIn());
      assertThat(answers).extracting(Answer::status).isSubsetOf(401, 429, 503);
      passed += Together.count(answers, 401);
    }
    // Beyond the free ones, the first costs a second, the next two more, the next four more.
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat(passed).isBetween(1L, FREE + (63L - Long.numberOfLeadingZeros(seconds + 1)));
  }

  @Test
  void of_many_guesses_by_a_token_no_more_are_let_through_than_are_free() {
    Api session = NewUser.signedUp().session();
    Map<String, String> guess =
        Map.of("current_password", "not the password", "new_password", "another one");
    List<Answer> answers = Together.send(30, i -> session.post("/api/change_password", guess));
    assertThat(Together.count(answers, 401)).isLessThanOrEqualTo(FREE);
    assertThat(answers).extracting(Answer::status).isSubsetOf(401, 429, 503);
  }

  @Test
  void right_passwords_at_the_same_moment_are_all_let_in() {
    NewUser owner = NewUser.signedUp();
    assertThat(Together.count(Together.send(15, i -> owner.logIn()), 200)).isEqualTo(15);
  }
}
