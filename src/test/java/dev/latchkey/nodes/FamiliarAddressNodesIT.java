package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million familiar addresses on PostgreSQL: no statement reads more of them than it needs. */
class FamiliarAddressNodesIT {
  private static final Cluster CLUSTER = new Cluster(FamiliarAddressNodesIT.class);
  private static PostgresServer database;

  @BeforeAll
  static void fill() {
    database = CLUSTER.postgres();
    Flyway.configure()
        .dataSource("jdbc:postgresql://127.0.0.1:" + database.port() + "/latchkey", "latchkey", "")
        .locations("classpath:db/migration")
        .placeholders(Map.of("by_code_point", ""))
        .load()
        .migrate();
    database.execute(
        "insert into familiar_address (id, account_id, subnet, last_login_at)"
            + " select n, n % 100000, '2001:db8:0:' || to_hex(n / 100000) || '::/64', n"
            + " from generate_series(1, 1000000) n");
    database.execute("analyze familiar_address");
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select last_login_at from familiar_address"
            + " where account_id = 7 and subnet = '2001:db8:0:7::/64'",
        "update familiar_address set last_login_at = 1"
            + " where account_id = 7 and subnet = '2001:db8:0:7::/64'",
        "select id from familiar_address where account_id = 7"
            + " order by last_login_at desc, id desc offset 49",
        "delete from familiar_address where id in (7, 8)",
        "delete from familiar_address where account_id = 7",
        "select id from familiar_address where last_login_at < 100 limit 500"
      })
  void a_statement_has_an_index(String sql) throws SQLException {
    assertThat(plan(sql)).contains("Index").doesNotContain("Seq Scan");
  }

  private static String plan(String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (Connection connection = database.connect("latchkey");
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("explain " + sql)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
