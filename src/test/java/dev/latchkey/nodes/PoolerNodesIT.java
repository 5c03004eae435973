package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node behind PgBouncer in transaction mode: each transaction may get another connection. */
class PoolerNodesIT {
  private static final String PASSWORD = "correct horse";

  /** Fewer than the callers, so that they share them. */
  private static final int CONNECTIONS = 3;

  /** {@code reserve_pool_size} of the example. */
  private static final int RESERVE = 3;

  private static final int CALLERS = 8;

  /** Notes who changes the schema. */
  private static final String WATCH =
      """
      create schema watch;
      create table watch.changes (application text);
      create function watch.note() returns event_trigger language plpgsql as
        'begin insert into watch.changes values (current_setting(''application_name'')); end';
      create event trigger note on ddl_command_end execute function watch.note();
      """;

  private static final Cluster CLUSTER = new Cluster(PoolerNodesIT.class);
  private static PostgresServer database;
  private static PgBouncer pooler;
  private static Node node;

  @BeforeAll
  static void start() {
    assumeTrue(PgBouncer.installed(), "needs PgBouncer: apt-get install pgbouncer");
    database = CLUSTER.postgres();
    pooler = CLUSTER.add(new PgBouncer(CLUSTER.folder(), database, CONNECTIONS));
    CLUSTER.with(pooler.environment());
    CLUSTER.relay();
    database.execute(WATCH);
    // On a busy machine a hash may wait for longer than by default.
    node = CLUSTER.onTheTestedServer("a").with("LATCHKEY_HASH_WAIT", "PT30S").start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  /** The life of an account, with every kind of statement that a caller can cause. */
  private static Answer life(int number) {
    Api api = node.api();
    String name = "pooled_" + number;
    Answer signedUp = api.signUp(name, PASSWORD);
    if (!signedUp.isOk()) {
      return signedUp;
    }
    String token = api.token(name, PASSWORD);
    Map<String, Object> update = new HashMap<>(Map.of("phone", "+1 555 0100"));
    for (Answer answer :
        List.of(
            api.profile(token),
            api.post("/api/update_profile", token, update),
            api.get("/api/sessions", token),
            api.forgotPassword(Api.email(name)),
            api.changePassword(token, PASSWORD, "battery staple"),
            api.logOut(token))) {
      if (!answer.isOk()) {
        return answer;
      }
    }
    Map<String, String> last = Map.of("password", "battery staple");
    return api.post("/api/delete_account", api.token(name, "battery staple"), last);
  }

  @Test
  void callers_who_share_a_few_connections_are_all_served() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    List<Callable<Answer>> lives = new ArrayList<>();
    for (int i = 0; i < 3 * CALLERS; i++) {
      int number = i;
      lives.add(() -> life(number));
    }
    for (Future<Answer> last : callers.invokeAll(lives)) {
      assertThat(last.get().isOk()).as(last.get().toString()).isTrue();
    }
    callers.shutdown();
    assertThat(
            database.number(
                "select count(*) from pg_stat_activity where datname = 'latchkey'"
                    + " and application_name = 'latchkey'"))
        .isLessThanOrEqualTo(CONNECTIONS + RESERVE);
  }

  @Test
  void nothing_of_a_session_is_left_to_the_next_caller() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Connection connection = pooler.connect();
          Statement statement = connection.createStatement()) {
        for (String setting : List.of("lock_timeout", "statement_timeout")) {
          assertThat(one(statement, "show " + setting)).as(setting).isEqualTo("0");
        }
        assertThat(one(statement, "select count(*) from pg_prepared_statements")).isEqualTo("0");
        assertThat(one(statement, "select count(*) from pg_locks where locktype = 'advisory'"))
            .isEqualTo("0");
      }
    }
  }

  @Test
  void migrations_go_past_the_pooler() {
    String changes = "select count(*) from watch.changes where application ";
    assertThat(database.number(changes + "= 'latchkey-migration'")).isPositive();
    assertThat(database.number(changes + "<> 'latchkey-migration'")).isZero();
  }

  private static String one(Statement statement, String sql) throws Exception {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
