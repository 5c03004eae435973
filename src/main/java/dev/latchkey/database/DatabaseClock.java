package dev.latchkey.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * The database's clock, which all nodes share. It decides about shared data, because a node's own
 * clock may be wrong. The embedded Derby uses this node's clock.
 */
@ApplicationScoped
public class DatabaseClock {
  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private Engine engine;
  @Inject private Clock own;

  private volatile Duration ahead = Duration.ZERO;

  /**
   * The database's time, to the microsecond.
   *
   * @throws PersistenceException if the database does not answer
   * @throws IllegalStateException if it cannot be reached
   */
  public Instant ask() {
    try {
      return engine.isPostgreSql() ? compared() : own.instant();
    } catch (SQLException away) {
      throw new PersistenceException("cannot read the database's clock", away);
    }
  }

  private Instant compared() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Instant before = own.instant();
      // Not now(), which returns the time at which the transaction began.
      try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
        row.next();
        Instant shared = row.getObject(1, OffsetDateTime.class).toInstant();
        ahead = ahead(before, shared, own.instant());
        return shared;
      }
    }
  }

  /**
   * The smallest possible difference between the clocks, if the database read its clock between
   * these two moments. So a slow answer does not count as a difference.
   */
  static Duration ahead(Instant before, Instant shared, Instant after) {
    if (before.isAfter(shared)) {
      return Duration.between(shared, before);
    }
    return after.isBefore(shared) ? Duration.between(shared, after) : Duration.ZERO;
  }

  /** How far this node's clock was ahead at the last comparison; negative if it was behind. */
  public Duration ahead() {
    return ahead;
  }

  /**
   * The database's time, estimated from this node's clock and the last comparison. Does not query
   * the database.
   */
  public Instant estimate() {
    return own.instant().minus(ahead);
  }
}
