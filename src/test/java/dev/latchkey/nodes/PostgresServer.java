package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL server from the embedded binaries. It can be stopped, killed, frozen, replicated and
 * promoted. The database is {@code latchkey}, its user {@code latchkey}.
 */
public final class PostgresServer implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path data;
  private final Path log;
  private final int port;
  private Process process;

  private PostgresServer(Path data, int port) {
    this.data = data;
    this.port = port;
    this.log = data.resolveSibling(data.getFileName() + ".log");
  }

  /** Starts a new, empty server. */
  public static PostgresServer start(Path folder, int port) {
    PostgresServer server = new PostgresServer(folder.toAbsolutePath(), port);
    List<String> initdb = PostgresBinaries.command("initdb");
    initdb.addAll(List.of("-D", server.data.toString(), "-U", "latchkey"));
    initdb.addAll(List.of("-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"));
    Processes.run(server.log, initdb.toArray(String[]::new));
    server.configure("shared_buffers = 128MB", "max_connections = 60", "wal_level = replica");
    server.start();
    server.execute("postgres", "create database latchkey");
    return server;
  }

  /** Starts it again on the same data. */
  public void start() {
    List<String> command = PostgresBinaries.command("postgres");
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
    process = Processes.start(command, Map.of(), log);
    Processes.await("PostgreSQL on " + port, PATIENCE, this::answers);
  }

  /** Stops it like an operator: ends all sessions and writes everything. */
  public void stop() {
    Processes.signal(process, "INT");
    if (!Processes.ended(process, PATIENCE)) {
      throw new IllegalStateException("PostgreSQL does not stop, see " + log);
    }
  }

  /** Kills it like a power cut. */
  public void kill() {
    Processes.kill(process);
  }

  /** Freezes it: it stops answering, and connections stay open. */
  public void freeze() {
    process.descendants().forEach(child -> signal(child, "STOP"));
    Processes.signal(process, "STOP");
  }

  /** Continues after {@link #freeze}. */
  public void thaw() {
    Processes.signal(process, "CONT");
    process.descendants().forEach(child -> signal(child, "CONT"));
  }

  /**
   * Starts a replica of this server. From then on a commit here waits until the replica has written
   * it.
   */
  public PostgresServer withSynchronousReplica(Path folder, int replicaPort) {
    stop();
    PostgresServer replica = new PostgresServer(folder.toAbsolutePath(), replicaPort);
    Processes.run(log, "cp", "-a", data.toString(), replica.data.toString());
    replica.configure(
        "primary_conninfo = 'host=127.0.0.1 port="
            + port
            + " user=latchkey application_name=replica'",
        "hot_standby = on");
    replica.touch("standby.signal");
    start();
    replica.start();
    execute("latchkey", "alter system set synchronous_standby_names = 'replica'");
    execute("latchkey", "select pg_reload_conf()");
    Processes.await("synchronous replication", PATIENCE, this::hasSynchronousReplica);
    return replica;
  }

  /** Promotes this replica to primary. */
  public void promote() {
    execute("latchkey", "select pg_promote()");
  }

  private boolean hasSynchronousReplica() {
    return number("select count(*) from pg_stat_replication where sync_state = 'sync'") == 1;
  }

  /** Runs one statement. */
  public void execute(String sql) {
    execute("latchkey", sql);
  }

  /** Creates another, empty database on this server. */
  public void createDatabase(String name) {
    execute("postgres", "create database " + name);
  }

  /** The number that a query returns. */
  public long number(String sql) {
    return number("latchkey", sql);
  }

  /** The number that a query returns in a database of this server. */
  public long number(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** Waits until a query returns this number. */
  public void await(String what, Duration most, String sql, long expected) {
    Processes.await(what, most, () -> number(sql) == expected);
  }

  /** The variables for a node that uses this database. */
  public Map<String, String> environment() {
    return Map.of("DB_KIND", "postgresql", "DB_HOST", "127.0.0.1", "DB_PORT", "" + port);
  }

  /** Creates a user that needs a password. */
  public void guard(String user, String password) {
    execute("create role %s login password '%s'".formatted(user, password));
    prepend("pg_hba.conf", "host all %s 127.0.0.1/32 scram-sha-256".formatted(user));
    execute("select pg_reload_conf()");
  }

  private void prepend(String file, String line) {
    try {
      Path path = data.resolve(file);
      Files.writeString(path, line + System.lineSeparator() + Files.readString(path));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return port;
  }

  /** Its log. */
  public String logText() {
    try {
      return Files.readString(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A connection for a test's own queries. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + port
            + "/"
            + database
            + "?loginTimeout=5&preferQueryMode=simple",
        "latchkey",
        "");
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
      kill();
    }
  }

  /** Runs statements in a database of this server. */
  public void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("PostgreSQL on " + port + " has ended, see " + log);
    }
    try (Connection connection = connect("postgres")) {
      return connection.isValid(2);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private void configure(String... lines) {
    try {
      Files.write(
          data.resolve("postgresql.conf"),
          new ArrayList<>(List.of(lines)),
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void touch(String file) {
    try {
      Files.createFile(data.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void signal(ProcessHandle child, String name) {
    // A child process may have ended in the meantime. That is no error.
    Processes.start(
            List.of("kill", "-" + name, "" + child.pid()),
            Map.of(),
            Path.of("target", "nodes", "kill.log"))
        .onExit()
        .join();
  }
}
