package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database that stalls or hangs up: a node does not pile up work in PostgreSQL, says 503 and goes
 * on by itself (decision 19).
 */
class StalledDatabaseNodesIT {
  private static final String PASSWORD = "correct horse";
  private static final int POOL = 20;
  private static final int CALLERS = 2 * POOL;
  private static final Duration REST = Duration.ofMillis(50);
  private static final Duration LOCKED = Duration.ofSeconds(12);

  /** For the calls that came in before, and a margin for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final String BACKENDS =
      "select count(*) from pg_stat_activity where application_name = 'latchkey'";

  private static final String END_ALL =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where application_name = 'latchkey'";

  private static final Cluster CLUSTER = new Cluster(StalledDatabaseNodesIT.class);
  private static PostgresServer database;
  private static Api api;
  private static String token;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    CLUSTER.with("DB_POOL", "" + POOL);
    api = CLUSTER.node("a").start().api();
    api.signUp("reader", PASSWORD);
    token = api.token("reader", PASSWORD);
    api.signUp("writer", PASSWORD);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  /**
   * Every other call reads, every other one writes. Many logins of one account end its oldest
   * sessions, so the reader is another account.
   */
  private static Answer call(int number) {
    return number % 2 == 0 ? api.profile(token) : api.logIn("writer", PASSWORD);
  }

  private static void watch(AtomicLong most) {
    most.accumulateAndGet(database.number(BACKENDS), Math::max);
  }

  private static void holdTheTable(AtomicLong mostBackends) throws SQLException {
    long end = System.nanoTime() + LOCKED.toNanos();
    try (Connection connection = database.connect("latchkey");
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table account");
      while (System.nanoTime() < end) {
        watch(mostBackends);
        Processes.pause(Duration.ofMillis(50));
      }
      connection.rollback();
    }
  }

  @Test
  void the_pool_is_the_limit_of_what_waits_in_the_database() throws Exception {
    AtomicLong mostBackends = new AtomicLong();
    Load load = Load.of(CALLERS, REST, StalledDatabaseNodesIT::call);
    holdTheTable(mostBackends);
    Processes.await("a served call", AT_ONCE, () -> api.profile(token).isOk());
    load.stop();
    assertThat(mostBackends.get()).isBetween(1L, (long) POOL);
    assertThat(database.logText()).doesNotContain("too many clients", "remaining connection slots");
    assertThat(load.samples()).extracting(Load.Sample::failure).containsOnly("");
    assertThat(statuses(load.samples())).isSubsetOf(200, 503);
  }

  @Test
  void connections_that_the_database_ends_are_no_fault_of_the_server() {
    Load load = Load.of(POOL, REST, StalledDatabaseNodesIT::call);
    for (int i = 0; i < 10; i++) {
      database.execute(END_ALL);
      load.lasting(Duration.ofMillis(300));
    }
    load.stop();
    assertThat(statuses(load.samples())).isSubsetOf(200, 503);
    Processes.await("a served call", AT_ONCE, () -> api.profile(token).isOk());
  }

  private static List<Integer> statuses(List<Load.Sample> samples) {
    return samples.stream().map(sample -> sample.answer().status()).distinct().toList();
  }
}
