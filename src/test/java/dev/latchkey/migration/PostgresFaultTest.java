package dev.latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.Injected;
import dev.latchkey.nodes.Ports;
import dev.latchkey.nodes.PostgresServer;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.setting.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The errors of a real PostgreSQL for wrong settings, and how they are explained. */
class PostgresFaultTest {
  private static final Path FOLDER =
      Path.of("target", "nodes", "faults-" + System.currentTimeMillis(), "postgres");
  private static final String RULES =
      """
      host    all      guarded   127.0.0.1/32  scram-sha-256
      hostssl all      encrypted 127.0.0.1/32  trust
      host    all      latchkey  127.0.0.1/32  trust
      host    all      lesser    127.0.0.1/32  trust
      """;
  private static final DatabaseSettings SETTINGS =
      new DatabaseSettings(Configured.development().reader());

  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.start(FOLDER, Ports.free());
    server.execute("create role guarded login password 'right'");
    server.execute("create role encrypted login");
    server.execute("create role lesser login");
    Files.writeString(FOLDER.resolve("pg_hba.conf"), RULES);
    server.execute("select pg_reload_conf()");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Schema schema(Consumer<PGSimpleDataSource> settings) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setServerNames(new String[] {"127.0.0.1"});
    database.setPortNumbers(new int[] {server.port()});
    database.setDatabaseName("latchkey");
    database.setUser("latchkey");
    settings.accept(database);
    Schema schema = Injected.into(new Schema(), "database", database);
    MigrationDatabase direct = Injected.into(new MigrationDatabase(), "settings", SETTINGS);
    return Injected.into(schema, "direct", direct);
  }

  private static DatabaseFault fault(Consumer<PGSimpleDataSource> settings) {
    Throwable failed = catchThrowable(() -> schema(settings).migrate());
    assertThat(failed).isNotNull();
    return DatabaseFault.of(failed, SETTINGS);
  }

  private static void assertWrong(String says, Consumer<PGSimpleDataSource> settings) {
    DatabaseFault fault = fault(settings);
    assertThat(fault.words()).startsWith(says);
    assertThat(fault.mayPass()).isFalse();
  }

  private static void user(PGSimpleDataSource database, String name, String password) {
    database.setUser(name);
    database.setPassword(password);
  }

  @Test
  void a_wrong_password_is_named() {
    assertWrong("DB_USER, DB_PASSWORD: ", database -> user(database, "guarded", "wrong"));
  }

  @Test
  void a_password_that_is_not_set_is_named() {
    assertWrong("DB_PASSWORD ", database -> user(database, "guarded", ""));
    assertWrong("DB_PASSWORD ", database -> user(database, "guarded", null));
  }

  @Test
  void a_user_who_may_not_log_in_is_named() {
    assertWrong("DB_USER, DB_NAME, DB_SSLMODE: ", database -> user(database, "nobody", "x"));
  }

  @Test
  void a_login_that_needs_tls_is_named() {
    assertWrong("DB_USER, DB_NAME, DB_SSLMODE: ", database -> user(database, "encrypted", ""));
  }

  @Test
  void a_database_that_does_not_exist_is_named() {
    assertWrong("DB_NAME: ", database -> database.setDatabaseName("missing"));
  }

  @Test
  void tls_that_the_database_does_not_have_is_named() {
    assertWrong("DB_SSLMODE: ", database -> database.setSslMode("require"));
  }

  @Test
  void a_mode_of_tls_that_does_not_exist_is_named() {
    assertWrong("DB_SSLMODE: ", database -> database.setSslMode("on"));
  }

  @Test
  void a_user_who_may_not_make_tables_is_named() {
    assertWrong("DB_USER: a right is missing", database -> user(database, "lesser", ""));
  }

  @Test
  void a_time_zone_that_the_database_does_not_know_is_named() {
    TimeZone usual = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("IST"));
    try {
      assertWrong("TZ, -Duser.timezone: ", database -> database.setUser("latchkey"));
    } finally {
      TimeZone.setDefault(usual);
    }
  }

  @Test
  void a_port_without_a_database_is_waited_for() {
    int nobody = Ports.free();
    DatabaseFault fault = fault(database -> database.setPortNumbers(new int[] {nobody}));
    assertThat(fault.words()).startsWith("DB_HOST, DB_PORT: ");
    assertThat(fault.mayPass()).isTrue();
  }

  @Test
  void the_tables_of_another_application_are_refused_and_left_alone() {
    server.createDatabase("other");
    server.execute(
        "other",
        "create table flyway_schema_history (installed_rank int, version varchar(50),"
            + " script varchar(1000), checksum int, success boolean)");
    server.execute(
        "other", "insert into flyway_schema_history values (1, '3', 'V3__init.sql', 7, true)");
    assertRefusedAndUntouched("other", "another application");
  }

  @Test
  void a_database_of_another_encoding_is_refused_and_left_alone() {
    server.execute("postgres", create("ascii", "SQL_ASCII"));
    server.execute("postgres", create("turkish", "LATIN5"));
    assertRefusedAndUntouched("ascii", "SQL_ASCII");
    assertRefusedAndUntouched("turkish", "LATIN5");
  }

  private static String create(String name, String encoding) {
    return "create database %s encoding '%s' template template0".formatted(name, encoding);
  }

  private static void assertRefusedAndUntouched(String name, String because) {
    long before = tables(name);
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(() -> schema(database -> database.setDatabaseName(name)).migrate())
        .withMessageStartingWith("DB_NAME: ")
        .withMessageContaining(because);
    assertThat(tables(name)).isEqualTo(before);
  }

  private static long tables(String name) {
    return server.number(name, "select count(*) from pg_tables where schemaname = 'public'");
  }

  @Test
  void the_migration_waits_for_a_stale_lock_and_then_runs() throws Exception {
    server.createDatabase("locked");
    Consumer<PGSimpleDataSource> settings = database -> database.setDatabaseName("locked");
    try (Connection killed = server.connect("locked")) {
      holdTheLockOfFlyway(killed);
      DatabaseFault fault = fault(settings);
      assertThat(fault.words()).startsWith("another node migrates, or has left its lock");
      assertThat(fault.mayPass()).isTrue();
      assertThat(tables("locked")).isZero();
    }
    schema(settings).migrate();
    assertThat(tables("locked")).isGreaterThan(5);
  }

  /** The lock of a node that was killed without PostgreSQL noticing. */
  private static void holdTheLockOfFlyway(Connection connection) throws SQLException {
    // Flyway's constant and the name of its table.
    long number = 77431708279161L + "\"public\".\"flyway_schema_history\"".hashCode();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_lock(" + number + ")");
    }
  }
}
