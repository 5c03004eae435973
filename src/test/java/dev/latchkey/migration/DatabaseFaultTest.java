package dev.latchkey.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.setting.Configured;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link PostgresFaultTest} tests the errors of a real PostgreSQL. */
class DatabaseFaultTest {
  @TempDir private Path folder;

  private DatabaseSettings settings(Path derby) {
    Configured configured =
        Configured.development()
            .with("DB_HOST", "db.example")
            .with("DB_PORT", "5433")
            .with("DB_DIR", derby.toString());
    return new DatabaseSettings(configured.reader());
  }

  private DatabaseFault of(Exception thrown) {
    return DatabaseFault.of(thrown, settings(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "57P03, FATAL: the database system is starting up",
    "53300, FATAL: sorry too many clients already",
    "08006, An I/O error occurred while sending to the backend.",
    "08001, Could not find a server with specified targetServerType: primary",
  })
  void a_temporary_fault_is_waited_for_and_names_the_host(String state, String message) {
    DatabaseFault fault = of(new SQLException(message, state));
    assertThat(fault.mayPass()).isTrue();
    assertThat(fault.words()).startsWith("DB_HOST, DB_PORT: ").contains("db.example:5433", message);
  }

  @ParameterizedTest
  @CsvSource({
    "28P01, FATAL: password authentication failed for user x, DB_PASSWORD",
    "28000, FATAL: role x does not exist, DB_USER",
    "28000, 'FATAL: no pg_hba.conf entry for host h, no encryption', DB_SSLMODE",
    "3D000, FATAL: database x does not exist, DB_NAME",
    "08004, The server does not support SSL., DB_SSLMODE",
    "08006, Could not open SSL root certificate file /x., DB_SSLROOTCERT",
    "08006, The hostname x could not be verified by hostnameverifier PgjdbcHostnameVerifier., DB_HOST",
    "42501, ERROR: permission denied for schema public, DB_USER",
  })
  void a_wrong_setting_is_named_and_not_waited_for(String state, String message, String setting) {
    DatabaseFault fault = of(new SQLException(message, state));
    assertThat(fault.mayPass()).isFalse();
    assertThat(fault.words()).contains(setting).contains(message);
  }

  @Test
  void an_unknown_host_is_named() {
    SQLException failed = new SQLException("The connection attempt failed.", "08001");
    failed.initCause(new UnknownHostException("nowhere.example"));
    assertThat(of(failed).words()).isEqualTo("DB_HOST: there is no host called nowhere.example");
    assertThat(of(failed).mayPass()).isTrue();
  }

  @Test
  void a_message_is_one_line_of_limited_length_without_control_characters() {
    SQLException failed = new SQLException("a\n  b\u001b[31m" + "x".repeat(9999), "99999");
    assertThat(of(failed).words())
        .contains("a b?[31m")
        .hasSizeLessThan(400)
        .doesNotContain("\n", "\u001b");
  }

  @Test
  void a_fault_that_the_database_did_not_cause_is_not_a_database_fault() {
    assertThat(DatabaseFault.isBehind(new IllegalStateException("a fault of ours"))).isFalse();
    assertThat(DatabaseFault.isBehind(new IllegalStateException(new SQLException("x")))).isTrue();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_whatever_derby_says() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    SQLException failed = new SQLException("Another instance may have booted null", "XJ040");
    DatabaseFault fault = DatabaseFault.of(failed, settings(file.resolve("data")));
    assertThat(fault.mayPass()).isFalse();
    assertThat(fault.words()).startsWith("DB_DIR: the folder cannot be written: " + file);
  }

  @Test
  void a_folder_that_holds_something_else_is_named() throws Exception {
    Files.createDirectories(folder.resolve("latchkey"));
    Files.createFile(folder.resolve("latchkey/notes.txt"));
    DatabaseFault fault = faultOfDerby(folder);
    assertThat(fault.mayPass()).isFalse();
    assertThat(fault.words()).startsWith("DB_DIR: ");
  }

  private DatabaseFault faultOfDerby(Path data) {
    EmbeddedDataSource derby = new EmbeddedDataSource();
    derby.setDatabaseName(data.resolve("latchkey").toString());
    derby.setCreateDatabase("create");
    try {
      derby.getConnection().close();
    } catch (SQLException failed) {
      return DatabaseFault.of(failed, settings(data));
    }
    throw new AssertionError("Derby has made a database in " + data);
  }
}
