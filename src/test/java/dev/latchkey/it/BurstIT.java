package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many logins at the same moment: they wait until they may hash, and hold no thread. */
@LatchkeyIT
class BurstIT {
  private static final int BURST = 150;
  private static final int GREEDY = 100;

  @Test
  void a_burst_of_150_logins_is_served_and_reads_go_on() {
    NewUser user = NewUser.signedUp();
    // Another account: one keeps no more than a hundred sessions, and the oldest end.
    Api session = NewUser.signedUp().session();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> reads = CompletableFuture.runAsync(() -> readUntil(over, session));
    List<Answer> answers = Together.send(BURST, i -> user.logIn());
    over.set(true);
    reads.join();
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers).extracting(a -> a.json().path("token").textValue()).doesNotHaveDuplicates();
  }

  @Test
  void a_caller_with_a_hundred_connections_keeps_nobody_else_out() {
    NewUser greedy = NewUser.signedUp();
    NewUser other = NewUser.signedUp();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<List<Answer>> flood =
        CompletableFuture.supplyAsync(() -> Together.send(GREEDY, i -> logInUntil(over, greedy)));
    for (int i = 0; i < 10; i++) {
      other.logIn().ok();
    }
    over.set(true);
    assertThat(flood.join()).extracting(Answer::status).containsAnyOf(200);
  }

  private static Answer logInUntil(AtomicBoolean over, NewUser user) {
    Answer last = user.logIn();
    while (!over.get()) {
      last = user.logIn();
    }
    return last;
  }

  private static void readUntil(AtomicBoolean over, Api session) {
    while (!over.get()) {
      session.get("/api/profile").ok();
    }
  }

  @Test
  void each_of_many_refusals_goes_to_its_own_caller() {
    List<Answer> answers =
        Together.send(
            BURST, i -> i % 2 == 0 ? NewUser.unknown().logIn() : Api.anyone().get("/health/live"));
    for (int i = 0; i < BURST; i += 2) {
      answers.get(i).refused(401, "Invalid username or password");
      assertThat(answers.get(i + 1).status()).isEqualTo(200);
    }
  }
}
