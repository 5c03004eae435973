package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with a wrong clock destroys nothing that another node on the same PostgreSQL needs. */
@Tag("nodes")
class ClocksNodesIT {
  private static final int FIVE_MINUTES = 300;
  private static final int HUNDRED_DAYS = 8_640_000;
  private static final Duration START = Duration.ofMinutes(3);

  /** EX_TEMPFAIL of sysexits.h: another start may succeed, when the clock is right. */
  private static final int TRY_AGAIN = 75;

  /** A little longer than the minute between two looks at the clock. */
  private static final Duration NOTICED = Duration.ofSeconds(90);

  private static final Cluster CLUSTER = new Cluster(ClocksNodesIT.class);
  private static PostgresServer database;
  private static LibertyNode right;

  @BeforeAll
  static void start() {
    assumeTrue(ClockAhead.possible(), "needs a C compiler: apt-get install gcc libc6-dev");
    database = CLUSTER.postgres();
    right = CLUSTER.node("a").start();
    right.api().signUp("clocks", "correct horse");
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  /** Everything that nodes share and that a wrong clock once destroyed. */
  private record Shared(long sessions, long events, long keys, boolean leaseIsFreeSoon) {
    static Shared now() {
      return new Shared(
          database.number("select count(*) from session"),
          database.number("select count(*) from audit_event"),
          database.number("select count(*) from signing_key"),
          database.number(
                  "select count(*) from lease where free_at"
                      + " > extract(epoch from now() + interval '11 minutes') * 1000000")
              == 0);
    }

    void isKept() {
      Shared now = now();
      assertThat(now.sessions).isGreaterThanOrEqualTo(sessions);
      assertThat(now.events).isGreaterThanOrEqualTo(events);
      assertThat(now.keys).isEqualTo(keys);
      assertThat(now.leaseIsFreeSoon).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FIVE_MINUTES, HUNDRED_DAYS, -FIVE_MINUTES})
  void a_node_with_a_wrong_clock_does_not_start_and_says_so_in_one_line(int seconds) {
    String token = right.api().token("clocks", "correct horse");
    Shared before = Shared.now();
    LibertyNode wrong = ClockAhead.of(CLUSTER.node("b"), seconds).launch();
    assertThat(wrong.exitStatus(START)).isEqualTo(TRY_AGAIN);
    assertThat(wrong.logText().lines().filter(line -> line.contains("Latchkey does not start: ")))
        .singleElement()
        .asString()
        .contains(seconds > 0 ? " s ahead of the database's" : " s behind the database's");
    before.isKept();
    assertThat(right.api().profile(token).status()).isEqualTo(200);
  }

  @Test
  void a_node_whose_clock_jumps_takes_itself_out_of_service_and_comes_back() throws IOException {
    String token = right.api().token("clocks", "correct horse");
    Path jump = CLUSTER.folder().resolve("jump");
    try (LibertyNode jumping =
        ClockAhead.whileThereIs(jump, CLUSTER.node("b"), HUNDRED_DAYS).start()) {
      Shared before = Shared.now();
      // Any node may take the timed work now.
      database.execute("update lease set free_at = 0");
      Files.createFile(jump);
      Processes.await("a node out of service", NOTICED, () -> !jumping.api().isReady());
      Answer health = jumping.api().get("/health/ready", null);
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.text()).contains(" s ahead of the database's");
      assertThat(jumping.api().logIn("clocks", "correct horse").isOutage()).isTrue();
      before.isKept();
      assertThat(right.api().profile(token).status()).isEqualTo(200);
      Files.delete(jump);
      Processes.await("a node in service", NOTICED, () -> jumping.api().isReady());
      assertThat(jumping.api().profile(token).status()).isEqualTo(200);
      // Repeated work continues.
      right.api().operate("keys/rotate");
      Processes.await(
          "the key of the other node", NOTICED, () -> keys(jumping).equals(keys(right)));
    }
  }

  private static String keys(LibertyNode node) {
    return node.api().get("/.well-known/jwks.json", null).text();
  }

  @Test
  void a_key_that_would_sign_in_a_hundred_days_does_not_stop_the_rotation() {
    right.api().operate("keys/rotate");
    database.execute(
        "update signing_key set signs_from = signs_from + 8640000000000"
            + " where generation = (select max(generation) from signing_key)");
    List<String> answers =
        List.of(
            right.api().operate("keys/rotate").text(), right.api().operate("keys/rotate").text());
    assertThat(answers.get(0)).contains("The next signing key is published");
    assertThat(answers.get(1)).contains("was already published");
  }
}
