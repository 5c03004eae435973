package dev.latchkey.migration;

import dev.latchkey.problem.StartRefusedException;
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
 * Migrates the schema to this version while older nodes still serve requests. A migration that does
 * not get its lock quickly fails, so that no request queues behind it; the start-up tries again. If
 * several nodes start at once, one migrates and the others wait.
 */
@ApplicationScoped
public class Schema {
  /** A strong reference: otherwise the logger could be collected and lose its level. */
  private static final Logger FLYWAY_VERSIONS =
      Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

  /** One second each. The start-up tries for longer, and logs what it waits for in between. */
  private static final int LOCK_TRIES = 2;

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private MigrationDatabase direct;

  /**
   * Runs the migrations that have not run yet. On most starts there are none; then Flyway is not
   * loaded, because loading it takes 7 % of a start. Nothing is written to a database that is
   * refused.
   *
   * @throws SQLException if the database cannot be reached
   * @throws StartRefusedException if the database does not belong to Latchkey
   * @throws FlywayException if a migration fails, or does not get its lock
   */
  public void migrate() throws SQLException {
    if (!isCurrent()) {
      flyway().migrate();
    }
  }

  /**
   * Whether all migrations have run.
   *
   * @throws SQLException if the database cannot be reached
   * @throws StartRefusedException if the database does not belong to Latchkey
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

  /**
   * Derby always compares text by code point. PostgreSQL would use the language of the database.
   */
  private String byCodePoint() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return MigrationConnections.isPostgreSql(connection) ? "collate \"C\"" : "";
    }
  }

  private Flyway flyway() throws SQLException {
    // Flyway warns that it was not tested with this version of Derby; our tests do that.
    FLYWAY_VERSIONS.setLevel(Level.SEVERE);
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(MigrationConnections.of(direct.or(database)))
        .locations("classpath:db/migration")
        .resourceProvider(new Migrations())
        .placeholders(Map.of("by_code_point", byCodePoint()))
        .lockRetryCount(LOCK_TRIES)
        .load();
  }
}
