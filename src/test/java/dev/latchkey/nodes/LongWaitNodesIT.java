package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A call that waits for a lock keeps its connection, although lost connections are closed (decision
 * 15). With the shipped limits no statement waits this long, so this node has no limits.
 */
class LongWaitNodesIT {
  private static final String PASSWORD = "correct horse";

  /** Three looks at the pool, and longer than a connection may be in use without suspicion. */
  private static final Duration WAIT = Duration.ofSeconds(15);

  private static final String WITHOUT_LIMITS =
      """
      <server>
        <variable name="DB_TIME_LIMITS" value=""/>
        <dataSource id="latchkey"><properties socketTimeout="60"/></dataSource>
      </server>
      """;

  private static final Cluster CLUSTER = new Cluster(LongWaitNodesIT.class);
  private static PostgresServer database;
  private static LibertyNode node;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    node = CLUSTER.node("long-wait").withConfiguration(WITHOUT_LIMITS).start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  private static String token(String name) {
    node.api().signUp(name, PASSWORD);
    return node.api().token(name, PASSWORD);
  }

  private static Answer update(String token) {
    return node.api().post("/api/update_profile", token, Map.of("phone", "+1 555 0100"));
  }

  private static CompletableFuture<Answer> later(Supplier<Answer> call) {
    return CompletableFuture.supplyAsync(call);
  }

  private static void assertServedAfterTheWait(List<CompletableFuture<Answer>> calls) {
    for (CompletableFuture<Answer> call : calls) {
      assertThat(call.join().status()).as(call.join().toString()).isEqualTo(200);
      assertThat(call.join().took()).isGreaterThan(WAIT.minusSeconds(1));
    }
  }

  @Test
  void a_call_that_waits_15_s_for_a_row_is_served_and_others_do_not_notice() throws Exception {
    String waiting = token("waiting");
    String neighbour = token("neighbour");
    try (Connection connection = locked("select 1 from account where username='waiting'")) {
      List<CompletableFuture<Answer>> calls =
          List.of(later(() -> update(waiting)), later(() -> node.api().logIn("waiting", PASSWORD)));
      long end = System.nanoTime() + WAIT.toNanos();
      while (System.nanoTime() < end) {
        Answer read = node.api().profile(neighbour);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.took()).isLessThan(Duration.ofSeconds(3));
      }
      connection.rollback();
      assertServedAfterTheWait(calls);
    }
    assertThat(node.logText()).doesNotContain("had lost", "heuristic", "1PC");
  }

  @Test
  void reads_and_writes_that_wait_15_s_for_a_table_are_served() throws Exception {
    String reading = token("reading");
    try (Connection connection = locked(null)) {
      List<CompletableFuture<Answer>> calls =
          List.of(
              later(() -> node.api().profile(reading)),
              later(() -> update(reading)),
              later(() -> node.api().signUp("signing_up", PASSWORD)));
      Processes.pause(WAIT);
      connection.rollback();
      assertServedAfterTheWait(calls);
    }
    assertThat(node.logText()).doesNotContain("had lost", "heuristic", "1PC");
  }

  /** Another's transaction that holds a row, or the whole table of accounts. */
  private static Connection locked(String row) throws SQLException {
    Connection connection = database.connect("latchkey");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(row == null ? "lock table account" : row + " for update");
    }
    return connection;
  }
}
