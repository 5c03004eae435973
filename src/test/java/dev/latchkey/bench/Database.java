package dev.latchkey.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.OptionalLong;

/** One of the two databases, empty: Derby inside the server, or a PostgreSQL of this run's own. */
sealed interface Database extends Closeable {

  /** What tells the server where it is. */
  Map<String, String> environment();

  /** The process whose CPU counts besides the server's. */
  OptionalLong pid();

  /** A connection of the benchmark's own. Derby gives one only while no server runs on it. */
  Connection connect() throws SQLException;

  @Override
  void close();

  /** Starts the database of this kind, {@code derby} or {@code postgresql}, and number. */
  static Database start(String kind, int number) {
    return kind.equals("derby") ? Derby.empty(number) : Postgres.start(number);
  }

  /** The embedded one. */
  record Derby(Path folder) implements Database {
    static Derby empty(int number) {
      Path folder = BenchSettings.scratch().resolve("derby" + number);
      try {
        Server.delete(folder);
        return new Derby(folder);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("DB_KIND", "derby", "DB_DIR", folder.toString());
    }

    @Override
    public OptionalLong pid() {
      return OptionalLong.empty();
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:derby:" + folder + "/latchkey");
    }

    @Override
    public void close() {
      // It lives and dies with its server.
    }
  }

  /** PostgreSQL as its own defaults have it: fsync is on. */
  record Postgres(EmbeddedPostgres running, int port) implements Database {
    static Postgres start(int number) {
      int port = BenchSettings.port("postgresql", 15432) + number;
      try {
        return new Postgres(
            EmbeddedPostgres.builder()
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .start(),
            port);
      } catch (IOException failed) {
        throw new IllegalStateException("PostgreSQL does not start", failed);
      }
    }

    @Override
    public Map<String, String> environment() {
      return Map.of(
          "DB_KIND",
          "postgresql",
          "DB_HOST",
          "127.0.0.1",
          "DB_PORT",
          Integer.toString(port),
          "DB_NAME",
          "postgres",
          "DB_USER",
          "postgres",
          "DB_PASSWORD",
          "postgres");
    }

    @Override
    public OptionalLong pid() {
      // It has left the processes below this one; its children are one for each connection.
      try (Connection connection = connect();
          PreparedStatement query = connection.prepareStatement("select pg_backend_pid()");
          ResultSet row = query.executeQuery()) {
        row.next();
        return ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).stream()
            .mapToLong(ProcessHandle::pid)
            .findFirst();
      } catch (SQLException away) {
        throw new IllegalStateException(away);
      }
    }

    @Override
    public Connection connect() throws SQLException {
      return running.getPostgresDatabase().getConnection();
    }

    @Override
    public void close() {
      try {
        running.close();
      } catch (IOException alreadyGone) {
        throw new IllegalStateException(alreadyGone);
      }
    }
  }
}
