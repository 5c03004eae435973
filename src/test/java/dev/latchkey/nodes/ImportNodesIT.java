package dev.latchkey.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node dies in the middle of an import. The same import, run again, completes it. */
class ImportNodesIT {
  private static final int LINES = 3_000;
  private static final int ENOUGH = 500;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PASSWORD = "correct horse ä";
  private static final String BCRYPT =
      "$2y$06$jk5ys846znIz8UJvamCVwOgiq37BJn0KUw1hT91mGccLrZrdq3ljS";
  private static final String ACCOUNTS = "select count(*) from account";

  /** Rows of what an import writes for an account, apart from the account itself. */
  private static final String EVENTS =
      "select count(distinct account_id) from audit_event where action = 'IMPORT_ACCOUNT'";

  private static final String OTHER_CONNECTIONS =
      "select count(*) from pg_stat_activity"
          + " where datname = current_database() and pid <> pg_backend_pid()";

  private static final Cluster CLUSTER = new Cluster(ImportNodesIT.class);
  private static PostgresServer database;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void an_import_that_kill_9_interrupts_is_completed_by_the_next_one() {
    Node node = CLUSTER.onTheTestedServer("a").start();
    CompletableFuture<Boolean> broken =
        CompletableFuture.supplyAsync(() -> send(node)).handle((done, failed) -> failed != null);
    Processes.await("the first accounts", SOON, () -> database.number(ACCOUNTS) >= ENOUGH);
    node.kill();
    assertThat(broken.join()).isTrue();
    // The database may still be committing what the node sent last.
    database.await("no connection of the dead node", SOON, OTHER_CONNECTIONS, 0);
    long before = database.number(ACCOUNTS);
    assertThat(before).isBetween((long) ENOUGH, LINES - 1L);

    Node again = CLUSTER.onTheTestedServer("b").start();
    JsonNode answer = send(again);
    assertThat(answer.path("created").longValue()).isEqualTo(LINES - before);
    assertThat(answer.path("existing").longValue()).isEqualTo(before);
    assertThat(answer.path("refused").longValue()).isZero();
    assertThat(database.number(ACCOUNTS)).isEqualTo(LINES);
    assertThat(database.number(EVENTS)).isEqualTo(LINES);
    assertThat(again.api().logIn("person.0", PASSWORD).status()).isEqualTo(200);
    assertThat(again.api().logIn("person." + (LINES - 1), PASSWORD).status()).isEqualTo(200);
  }

  private static JsonNode send(Node node) {
    String lines =
        IntStream.range(0, LINES).mapToObj(ImportNodesIT::line).collect(Collectors.joining("\n"));
    return node.api()
        .operator()
        .send("POST", "/api/admin/import", "application/x-ndjson", lines.getBytes(UTF_8))
        .ok()
        .json();
  }

  private static String line(int i) {
    return "{\"email\":\"person.%d@example.com\",\"username\":\"person.%d\",\"password_hash\":\"%s\"}"
        .formatted(i, i, BCRYPT);
  }
}
