package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that answers but does not serve. Each such state is reported, and passes. */
class DatabaseMoodsNodesIT {
  /** Two rounds of the write check, and a margin for a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(40);

  private static final int MANY = 50;
  private static final String READY = "/health/ready";

  private static final Cluster CLUSTER = new Cluster(DatabaseMoodsNodesIT.class);
  private static SmallDisk disk;
  private static PostgresServer database;
  private static LibertyNode node;

  @BeforeAll
  static void start() {
    Path folder = CLUSTER.folder().resolve("disk");
    if (SmallDisk.permitted()) {
      disk = CLUSTER.add(SmallDisk.mount(folder, 250));
    }
    database = CLUSTER.add(PostgresServer.start(folder.resolve("postgres"), Ports.free()));
    CLUSTER.with(database.environment());
    database.guard("moody", "right");
    database.execute("grant create on schema public to moody");
    CLUSTER.relay();
    CLUSTER.with("DB_USER", "moody").with("DB_PASSWORD", "right");
    node = CLUSTER.node("moods").start();
    node.api().signUp("moods", "correct horse");
  }

  @AfterEach
  void the_state_passes_without_a_restart() {
    reset("default_transaction_read_only");
    reset("idle_in_transaction_session_timeout");
    database.execute("alter role moody password 'right'");
    database.execute("grant all on all tables in schema public to moody");
    Processes.await("a ready node", SOON, node::isReady);
    Processes.await("a login", SOON, () -> logIn() == 200);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  private static void set(String parameter, String value) {
    database.execute("alter system set %s = '%s'".formatted(parameter, value));
    database.execute("select pg_reload_conf()");
  }

  private static void reset(String parameter) {
    database.execute("alter system reset " + parameter);
    database.execute("select pg_reload_conf()");
  }

  private static int logIn() {
    return node.api().logIn("moods", "correct horse").status();
  }

  private static String health() {
    return node.api().get(READY, null).text();
  }

  private static void healthSaysReadOnly() {
    Processes.await("health that tells", SOON, () -> health().contains("\"read-only\""));
    assertThat(node.isReady()).isFalse();
  }

  private static List<String> newLines(int from) {
    return node.logText().substring(from).lines().toList();
  }

  private static List<Integer> manyLogins() {
    return IntStream.range(0, MANY).mapToObj(i -> logIn()).distinct().toList();
  }

  @Test
  void the_health_check_reports_a_database_that_takes_no_writes() {
    set("default_transaction_read_only", "on");
    healthSaysReadOnly();
    assertThat(logIn()).isEqualTo(503);
  }

  @Test
  void the_health_check_reports_a_database_that_ends_every_transaction() {
    set("idle_in_transaction_session_timeout", "1ms");
    healthSaysReadOnly();
  }

  /** For as long as the disk is full, and not just for a while after a failed call. */
  @Test
  void the_health_check_reports_a_full_disk_without_a_call_and_for_as_long_as_it_lasts() {
    assumeTrue(disk != null, "needs root, to mount a small file system");
    disk.fill();
    healthSaysReadOnly();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Processes.await(
        "twenty seconds in which health does not change",
        Duration.ofSeconds(30),
        () -> {
          assertThat(health()).contains("\"read-only\"", "disk");
          return System.nanoTime() > end;
        });
    disk.makeRoom();
  }

  @Test
  void a_refused_login_of_the_server_is_an_outage_and_one_line_that_names_the_setting() {
    int before = node.logText().length();
    database.execute("alter role moody password 'other'");
    database.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename='moody'");
    Processes.await("a refused login", SOON, () -> logIn() == 503);
    assertThat(manyLogins()).containsExactly(503);
    List<String> lines = newLines(before);
    assertThat(lines)
        .filteredOn(line -> line.contains("DB_USER, DB_PASSWORD: "))
        .hasSizeBetween(1, 2);
    assertThat(lines).filteredOn(line -> line.contains("\tat ")).isEmpty();
    assertThat(lines.size()).isLessThan(MANY);
  }

  @Test
  void a_missing_right_is_a_fault_and_its_stack_is_written_once() {
    int before = node.logText().length();
    database.execute("revoke all on account from moody");
    assertThat(manyLogins()).containsExactly(500);
    List<String> lines = newLines(before);
    assertThat(lines).filteredOn(line -> line.contains("unexpected failure, incident ")).hasSize(1);
    assertThat(lines.size()).isLessThan(500);
  }
}
