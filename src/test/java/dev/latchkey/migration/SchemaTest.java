package dev.latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.Injected;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.setting.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final String HISTORY = "\"flyway_schema_history\"";

  private final EmbeddedDataSource database = database();
  private final Schema schema =
      Injected.into(
          Injected.into(new Schema(), "database", database),
          "direct",
          Injected.into(
              new MigrationDatabase(),
              "settings",
              new DatabaseSettings(Configured.development().reader())));

  @Test
  void an_empty_database_gets_every_migration() throws Exception {
    schema.migrate();
    assertThat(number("select count(*) from " + HISTORY)).isEqualTo(migrations());
    assertThat(number("select count(*) from account")).isZero();
  }

  @Test
  void a_current_schema_is_not_changed() throws Exception {
    schema.migrate();
    // Flyway would refuse this table if it ran.
    run("update " + HISTORY + " set \"description\" = 'another'");
    schema.migrate();
    assertThat(number("select count(*) from " + HISTORY)).isEqualTo(migrations());
  }

  @Test
  void an_older_schema_is_not_current() throws Exception {
    schema.migrate();
    run("delete from " + HISTORY + " where \"version\" = '" + Migrations.newest() + "'");
    assertThat(schema.isCurrent()).isFalse();
  }

  @Test
  void a_migration_that_ran_with_another_text_is_refused() throws Exception {
    schema.migrate();
    run("update " + HISTORY + " set \"checksum\" = 1");
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(schema::isCurrent)
        .withMessageContaining(Migrations.first());
  }

  @Test
  void a_database_from_before_the_first_release_is_refused_with_one_line() throws Exception {
    schema.migrate();
    run(
        "update "
            + HISTORY
            + " set \"script\" = 'V1__accounts_sessions_mail_and_keys.sql', \"checksum\" = 1");
    assertThatExceptionOfType(StartRefusedException.class)
        .isThrownBy(schema::isCurrent)
        .withMessageContaining("before the first release");
  }

  @Test
  void a_failed_migration_does_not_count_as_run() throws Exception {
    schema.migrate();
    String newest = Migrations.newest();
    run("update " + HISTORY + " set \"success\" = false where \"version\" = '" + newest + "'");
    assertThatExceptionOfType(FlywayException.class).isThrownBy(schema::migrate);
  }

  private static long migrations() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).count();
    }
  }

  private static EmbeddedDataSource database() {
    EmbeddedDataSource database = new EmbeddedDataSource();
    database.setDatabaseName("memory:" + UUID.randomUUID());
    database.setCreateDatabase("create");
    return database;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
