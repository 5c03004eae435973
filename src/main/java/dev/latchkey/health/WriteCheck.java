package dev.latchkey.health;

import dev.latchkey.database.Engine;
import dev.latchkey.liberty.PoolPurge;
import dev.latchkey.metric.Waits;
import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.problem.RefusedWrites;
import dev.latchkey.problem.SqlState;
import dev.latchkey.runtime.Pause;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Tries a write every few seconds. A database may answer every read but refuse every write: a
 * standby, a managed database at its limit, a full disk.
 */
@ApplicationScoped
public class WriteCheck {
  private static final Logger LOG = Logger.getLogger(WriteCheck.class.getName());

  /** Updates one row by its key. The row exists on every server, and its value does not change. */
  private static final String WRITE = "update lease set free_at = free_at where name = 'purge'";

  /**
   * A normal pause between two statements of a call. A database whose idle limit is shorter would
   * end every call.
   */
  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * Conflicts with other transactions, and time limits: they do not mean that writes are refused.
   */
  private static final Set<String> NOT_REFUSED =
      Set.of("40001", "40P01", "40XL1", "55P03", "57014");

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private DatabaseSettings settings;
  @Inject private PoolPurge pool;
  @Inject private Engine engine;
  @Inject private Waits waits;

  private volatile String refusal;

  /** Why writes fail, in words. Empty if they succeed or if the reason is not known. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal).or(RefusedWrites::recent);
  }

  /**
   * Tries a write. If it fails, tries once more on a new connection, because the first one may have
   * been broken. A connection on which the write failed is closed.
   */
  public void check() {
    if (refused().isPresent()) {
      pool.empty();
      refusal = refused().orElse(null);
    } else {
      refusal = null;
    }
  }

  private Optional<String> refused() {
    Optional<String> found = Optional.empty();
    try (Connection connection = connect()) {
      found = refusedOn(connection);
      return found;
    } catch (SQLException away) {
      // If there is no connection, the readiness check says why. Closing a connection that was
      // aborted above may also fail.
      DatabaseFault fault = DatabaseFault.of(away, settings);
      return found.isEmpty() && fault.isReadOnly() ? Optional.of(fault.words()) : found;
    }
  }

  private Connection connect() throws SQLException {
    long asked = System.nanoTime();
    try {
      return database.getConnection();
    } finally {
      waits.forConnection(System.nanoTime() - asked);
    }
  }

  private Optional<String> refusedOn(Connection connection) {
    try {
      connection.setAutoCommit(false);
      write(connection);
      if (engine.isPostgreSql()) {
        DiskSpace.require(connection);
      }
      return Optional.empty();
    } catch (SQLException failed) {
      if (NOT_REFUSED.contains(SqlState.of(failed))) {
        return Optional.empty();
      }
      close(connection);
      return Optional.of(DatabaseFault.of(failed, settings).words());
    } finally {
      tidyUp(connection);
    }
  }

  // Payara's pool cannot be emptied from here. But it checks each connection before use, and closes
  // all connections after it finds a broken one (--failconnection).
  private static void close(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException broken) {
      LOG.log(Level.FINE, "the connection of a refused write is closed already", broken);
    }
  }

  private static void tidyUp(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      LOG.log(Level.FINE, "the connection of a refused write is broken", broken);
    }
  }

  private static void write(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(WRITE);
      Pause.of(PAUSE);
      connection.commit();
    }
  }
}
