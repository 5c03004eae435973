package dev.latchkey.pairs;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No call makes PostgreSQL read a table from end to end, however many rows it has. */
class IndexNodesIT {
  /** What the driver sends, in the server's log. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "LOG:  execute [^:]+: ((?:select|update|delete) .* where .*)", CASE_INSENSITIVE);

  /** A mail may take longer than a person waits. */
  private static final int MAILS = 20;

  private static final String FOREIGN_KEYS_WITHOUT_INDEX =
      """
      select count(*) from pg_constraint c where c.contype = 'f' and not exists (
        select from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)
      """;

  private static final Cluster CLUSTER = new Cluster(IndexNodesIT.class);
  private static PostgresServer database;
  private static Api api;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    api = CLUSTER.node("a").start().api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void every_foreign_key_has_an_index() {
    assertThat(database.number(FOREIGN_KEYS_WITHOUT_INDEX)).isZero();
  }

  @Test
  void the_lists_of_an_operator_find_their_rows_by_an_index() throws SQLException {
    database.execute("alter system set log_statement = 'all'");
    database.execute("select pg_reload_conf()");
    api.signUp("listed", "a-long-enough-password");
    api.token("listed", "a-long-enough-password");
    Object url = "https://hook.invalid/";
    long webhook =
        api.operator()
            .post("/api/admin/webhooks", Map.of("url", url, "events", List.of("login.refused")))
            .ok()
            .json()
            .path("id")
            .longValue();
    for (String list :
        List.of(
            "accounts",
            "accounts?q=li",
            "accounts?q=li&role=editor&enabled=true",
            "events",
            "events?account=1&action=LOGIN",
            "events?ip=10.0.0.1&since=2026-01-01T00:00:00Z",
            "events?action=LOGIN&outcome=refused",
            "mails?state=waiting",
            "mails?state=parked",
            "accounts/1/mails",
            "webhooks/" + webhook + "/deliveries",
            "stats")) {
      assertThat(api.operator().get("/api/admin/" + list).status()).as(list).isEqualTo(200);
    }
    assertThat(scanning(statements())).isEmpty();
  }

  @Test
  void every_statement_of_every_call_finds_its_rows_by_an_index() throws SQLException {
    database.execute("alter system set log_statement = 'all'");
    database.execute("select pg_reload_conf()");
    Judge judge = new Judge();
    Person person = new Person(api, judge);
    for (Call call : Call.values()) {
      person.logIn();
      call.make(person);
    }
    person.logIn();
    for (int i = 0; i < MAILS && !judge.done().containsKey("reset-password"); i++) {
      person.resetPassword();
    }
    assertThat(judge.done()).hasSize(Call.values().length);
    Set<String> statements = statements();
    assertThat(statements).hasSizeGreaterThan(20);
    assertThat(scanning(statements)).isEmpty();
  }

  private static Set<String> statements() {
    Set<String> found = new TreeSet<>();
    Matcher statement = STATEMENT.matcher(database.logText());
    while (statement.find()) {
      found.add(statement.group(1));
    }
    return found;
  }

  // PostgreSQL scans an empty table from end to end. So scans are switched off if there is another
  // plan.
  private static List<String> scanning(Set<String> statements) throws SQLException {
    List<String> faults = new ArrayList<>();
    try (Connection connection = database.connect("latchkey");
        Statement query = connection.createStatement()) {
      query.execute("set enable_seqscan = off");
      for (String statement : statements) {
        String plan = plan(query, statement);
        if (plan.contains("Seq Scan") || !plan.contains("Cond: ")) {
          faults.add(statement + "\n" + plan);
        }
      }
    }
    return faults;
  }

  private static String plan(Statement query, String statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = query.executeQuery("explain (generic_plan) " + statement)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
