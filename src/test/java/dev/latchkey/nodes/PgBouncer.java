package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PgBouncer in transaction mode, with the configuration from the documentation. */
public final class PgBouncer implements Closeable {
  private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
  private static final Path RECIPE = Path.of("docs", "examples", "pgbouncer.ini");

  private final int port = Ports.free();
  private final PostgresServer database;
  private final Process process;

  /** Starts PgBouncer in front of this database, with this many connections to it. */
  public PgBouncer(Path folder, PostgresServer database, int connections) {
    this.database = database;
    try {
      Files.createDirectories(folder);
      Path configuration = folder.resolve("pgbouncer.ini");
      Files.writeString(configuration, adapted(Files.readString(RECIPE), connections));
      List<String> command = new ArrayList<>();
      // It refuses to run as root, so root switches to another user.
      if ("root".equals(System.getProperty("user.name"))) {
        command.addAll(List.of("unshare", "-U"));
      }
      command.addAll(List.of(PROGRAM.toString(), configuration.toString()));
      process = Processes.start(command, Map.of(), folder.resolve("pgbouncer.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Processes.await("PgBouncer on " + port, Duration.ofSeconds(20), this::answers);
  }

  /** Whether Debian's {@code pgbouncer} is installed. */
  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /** The variables for a node that uses the database through PgBouncer. */
  public Map<String, String> environment() {
    return Map.of(
        "DB_PORT",
        "" + port,
        "DB_POOLER",
        "transaction",
        "DB_MIGRATION_URL",
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/latchkey");
  }

  /** A connection through PgBouncer. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/latchkey?prepareThreshold=0&loginTimeout=5",
        "latchkey",
        "");
  }

  @Override
  public void close() {
    Processes.kill(process);
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("PgBouncer on " + port + " has ended");
    }
    try (Connection connection = connect()) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  // Replaces the example's addresses and turns off passwords. On a busy machine a query may wait
  // for longer than an operator wants. Every other line stays.
  private String adapted(String recipe, int connections) {
    return recipe
        .replace("query_wait_timeout = 2", "query_wait_timeout = 20")
        .replaceAll(
            "(?m)^latchkey = .*$",
            "latchkey = host=127.0.0.1 port=" + database.port() + " dbname=latchkey user=latchkey")
        .replaceAll("(?m)^listen_addr = .*$", "listen_addr = 127.0.0.1")
        .replaceAll("(?m)^listen_port = .*$", "listen_port = " + port)
        .replaceAll("(?m)^auth_type = .*$", "auth_type = any")
        .replaceAll("(?m)^auth_file = .*\n", "")
        .replaceAll("(?m)^default_pool_size = .*$", "default_pool_size = " + connections);
  }
}
