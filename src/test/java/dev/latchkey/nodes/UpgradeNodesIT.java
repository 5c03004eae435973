package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node of a newer version joins, and expands the schema under one of this version. */
class UpgradeNodesIT {
  private static final Cluster CLUSTER = new Cluster(UpgradeNodesIT.class);
  private static PostgresServer database;
  private static LibertyNode older;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    older = CLUSTER.node("a").start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  // A reader that holds the table, as a backup does, stands in the migration's way for a while.
  @Test
  void an_older_node_continues_while_a_newer_one_expands_the_schema_and_afterwards()
      throws Exception {
    Path newer = NewerArchive.in(CLUSTER.folder());
    LibertyNode second = CLUSTER.node("b").deploying(newer);
    try (Load load = Load.of(2, Duration.ofMillis(50), i -> signUp());
        Connection backup = database.connect("latchkey")) {
      holdTheTable(backup);
      second.launch();
      database.await(
          "a migration that waits for its lock",
          Duration.ofMinutes(4),
          "select count(*) from pg_locks where mode = 'AccessExclusiveLock' and not granted",
          1);
      load.lasting(Duration.ofSeconds(4));
      backup.rollback();
      second.awaitReady();
      load.lasting(Duration.ofSeconds(2)).stop();
      assertThat(load.samples()).hasSizeGreaterThan(20);
      assertThat(load.samples().stream().filter(sample -> !sample.ok())).isEmpty();
    }
    assertThat(database.number("select count(nickname) from account")).isZero();
    older.stop();
    older.start();
    assertThat(signUp().isOk()).isTrue();
  }

  private static Answer signUp() {
    String name = UUID.randomUUID().toString().substring(0, 18).replace('-', '_');
    return older.api().signUp(name, "correct horse");
  }

  private static void holdTheTable(Connection backup) throws SQLException {
    backup.setAutoCommit(false);
    try (Statement statement = backup.createStatement()) {
      statement.execute("lock table account in access share mode");
    }
  }
}
