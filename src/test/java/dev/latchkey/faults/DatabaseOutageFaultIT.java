package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Load;
import dev.latchkey.nodes.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database goes and comes back while callers call. */
class DatabaseOutageFaultIT {
  private static final Duration WHILE = Duration.ofSeconds(5);
  private static final Duration AWAY = Duration.ofSeconds(12);
  private static final Duration BACK = Duration.ofSeconds(18);
  private static final Duration AT_ONCE = Duration.ofMillis(2250);
  // A new connection waits half a second for the offer of TLS and two seconds for the login.
  private static final Duration TIME_IS_UP = Duration.ofSeconds(3);
  private static final Cluster CLUSTER = new Cluster(DatabaseOutageFaultIT.class);
  private static PostgresServer database;
  private static Api api;
  private static String token;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    LibertyNode node = CLUSTER.node("a").start();
    api = node.api();
    api.signUp("outage", "correct horse");
    token = api.token("outage", "correct horse");
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void a_stopped_database_is_a_503_and_a_started_one_is_found_by_itself() {
    survives("database stopped", database::stop, database::start, AT_ONCE);
  }

  @Test
  void a_killed_database_is_a_503_and_a_started_one_is_found_by_itself() {
    survives("database killed", database::kill, database::start, AT_ONCE);
  }

  @Test
  void a_database_that_does_not_answer_is_a_503_soon_after_its_time_is_up() {
    survives("database frozen", database::freeze, database::thaw, TIME_IS_UP);
  }

  private static void survives(String fault, Runnable breaks, Runnable repairs, Duration most) {
    try (Load load = Load.of(6, Duration.ofMillis(100), DatabaseOutageFaultIT::call)) {
      load.lasting(WHILE);
      breaks.run();
      long gone = System.nanoTime();
      load.lasting(AWAY);
      long repaired = System.nanoTime();
      repairs.run();
      long back = System.nanoTime();
      load.lasting(BACK).stop();
      Outages.neverAnythingElse(load.samples());
      Outages.mustBeTold(
          fault,
          load.since(gone).stream()
              .filter(sample -> sample.at() - sample.took().toNanos() >= gone)
              .filter(sample -> sample.at() < repaired)
              .toList(),
          most);
      Outages.mustRecover(fault, back, load.since(back));
      assertThat(load.since(0)).anyMatch(Load.Sample::ok);
    }
  }

  private static Answer call(int number) {
    return switch (number % 4) {
      case 0 -> api.profile(token);
      case 1 -> api.logIn("outage", "correct horse");
      case 2 -> api.signUp("o" + Long.toString(System.nanoTime(), 36), "correct horse");
      default -> api.forgotPassword("outage@example.com");
    };
  }
}
