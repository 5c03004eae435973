package dev.latchkey.operation;

import dev.latchkey.problem.SqlState;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to this version while older nodes serve on: a migration that cannot have its
 * lock at once steps back and tries again, so that no caller queues up behind it. Of several nodes
 * that start at once one migrates, the others wait.
 */
@ApplicationScoped
public class Schema {
  private static final Logger LOG = Logger.getLogger(Schema.class.getName());

  /** Kept here, or its level would be forgotten. */
  private static final Logger FLYWAY_VERSIONS =
      Logger.getLogger("org.flywaydb.core.internal.database.base.Database");

  /** PostgreSQL, appendix A: {@code lock_not_available}. */
  private static final String LOCKED = "55P03";

  private static final String LAST_MIGRATED =
      "select \"version\" from \"flyway_schema_history\" where \"success\" = true"
          + " order by \"installed_rank\" desc fetch first row only";

  // A node may come up before its database does, after a power cut for one: five minutes.
  private static final int RETRIES = 150;
  private static final int RETRY_SECONDS = 2;

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  @Inject private MigrationDatabase direct;

  /**
   * Runs what has not run yet. Where nothing is left to run, as on nearly every start, Flyway is
   * not even loaded, which takes 7 % of a start.
   *
   * @throws FlywayException if a migration fails, or cannot have its lock after many tries
   */
  public void migrate() {
    if (!isCurrent()) {
      migrateAll();
    }
  }

  private boolean isCurrent() {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(LAST_MIGRATED);
        ResultSet row = query.executeQuery()) {
      return row.next() && Migrations.newest().equals(row.getString(1));
    } catch (SQLException unknown) {
      // No such table, or no database: Flyway makes the one and waits for the other.
      return false;
    }
  }

  private void migrateAll() {
    // Its authors have not tried this version of Derby; the tests do.
    FLYWAY_VERSIONS.setLevel(Level.SEVERE);
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(Unhurried.database(direct.or(database)))
            .locations("classpath:db/migration")
            .resourceProvider(new Migrations())
            .connectRetries(RETRIES)
            .connectRetriesInterval(RETRY_SECONDS)
            .load();
    for (int tries = 1; !migrated(flyway, tries); tries++) {
      LOG.log(Level.INFO, "the schema is in use, migrating again, try {0}", tries);
    }
  }

  // A failed migration leaves nothing behind where DDL is transactional, and only there are there
  // lock timeouts of this code.
  private static boolean migrated(Flyway flyway, int tries) {
    try {
      flyway.migrate();
      return true;
    } catch (FlywayException failed) {
      if (tries == RETRIES || !SqlState.of(failed).equals(LOCKED)) {
        throw failed;
      }
      letCallersPass();
      return false;
    }
  }

  private static void letCallersPass() {
    try {
      TimeUnit.SECONDS.sleep(RETRY_SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the schema was in use", stopped);
    }
  }
}
