package dev.latchkey.migration;

import dev.latchkey.setting.StartRefusedException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to this version while older nodes go on serving: a migration that cannot
 * have its lock at once fails, so that no caller queues up behind it, and is tried again by the
 * caller. Of several nodes that start at once one migrates, the others wait.
 */
@ApplicationScoped
public class Schema {
  /** Kept here, or its level would be forgotten. */
  private static final Logger FLYWAY_VERSIONS =
      Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

  /** A second each. The start has more patience, and says what it waits for between two rounds. */
  private static final int LOCK_TRIES = 2;

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private MigrationDatabase direct;

  /**
   * Runs what has not run yet. If nothing is left to run, as on nearly every start, Flyway is not
   * even loaded, which takes 7 % of a start. Nothing is written to a database that is refused.
   *
   * @throws SQLException if the database cannot be reached
   * @throws StartRefusedException if it is not one for Latchkey
   * @throws FlywayException if a migration fails, or cannot have its lock
   */
  public void migrate() throws SQLException {
    if (!isCurrent()) {
      flyway().migrate();
    }
  }

  /**
   * Whether nothing is left to run.
   *
   * @throws SQLException if the database cannot be reached
   * @throws StartRefusedException if it is not one for Latchkey
   */
  public boolean isCurrent() throws SQLException {
    if (database == null) {
      throw new StartRefusedException(
          "the server has no data source jdbc/latchkey; DB_KIND must be derby or postgresql");
    }
    try (Connection connection = database.getConnection()) {
      Encoding.check(connection);
      DerbyLocks.limit(connection);
      return SchemaHistory.isCurrent(connection);
    }
  }

  /** Derby always compares text so. PostgreSQL would use the language of the database. */
  private String byCodePoint() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return PatientConnections.isPostgreSql(connection) ? "collate \"C\"" : "";
    }
  }

  private Flyway flyway() throws SQLException {
    // Its authors have not tried this version of Derby; the tests do.
    FLYWAY_VERSIONS.setLevel(Level.SEVERE);
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(PatientConnections.of(direct.or(database)))
        .locations("classpath:db/migration")
        .resourceProvider(new Migrations())
        .placeholders(Map.of("by_code_point", byCodePoint()))
        .lockRetryCount(LOCK_TRIES)
        .load();
  }
}
