package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Limits over two nodes on one PostgreSQL, with calls that arrive at the same moment. */
@Tag("nodes")
class LimitsNodesIT {
  /** Ten times what is configured below, in development. */
  private static final int FREE_REQUESTS = 20;

  private static final int FREE_GUESSES = 5;

  private static final Cluster CLUSTER =
      new Cluster(LimitsNodesIT.class)
          .with("LATCHKEY_THROTTLE", "on")
          .with("LATCHKEY_THROTTLE_FORGOT", "2/PT1H");

  private static LibertyNode a;
  private static LibertyNode b;

  @BeforeAll
  static void start() {
    CLUSTER.postgres();
    CLUSTER.relay();
    a = CLUSTER.node("a").launch();
    b = CLUSTER.node("b").launch();
    a.awaitReady();
    b.awaitReady();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  /** The statuses of this many calls, sent at once to both nodes in turn. */
  private static List<Integer> statuses(int count, Function<Api, Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Future<Integer>> pending = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Api node = i % 2 == 0 ? a.api() : b.api();
        pending.add(threads.submit(() -> call.apply(node).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : pending) {
        statuses.add(one.get(60, TimeUnit.SECONDS));
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void of_many_requests_exactly_as_many_pass_as_are_free() throws Exception {
    List<Integer> statuses = statuses(120, node -> node.forgotPassword("nobody@example.com"));
    assertThat(statuses).isSubsetOf(200, 429);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(FREE_REQUESTS);
  }

  @Test
  void of_many_guesses_at_one_name_no_more_pass_than_are_free() throws Exception {
    a.api().signUp("guessed_at", "correct horse");
    long start = System.nanoTime();
    List<Integer> statuses = statuses(40, node -> node.logIn("guessed_at", "not the password"));
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    assertThat(statuses).isSubsetOf(401, 429, 503);
    // Beyond the free ones, the first costs a second, the next two more, the next four more.
    assertThat(statuses.stream().filter(status -> status == 401).count())
        .isBetween(1L, FREE_GUESSES + (63L - Long.numberOfLeadingZeros(seconds + 1)));
  }
}
