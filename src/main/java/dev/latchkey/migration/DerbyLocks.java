package dev.latchkey.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Limits how long a call waits for a lock in Derby. By default Derby checks for a deadlock after 20
 * s and gives up after 60 s; here it is 1 s and 4 s (Derby Reference,
 * "derby.locks.deadlockTimeout"). The values are stored in the database, so that no server needs
 * Java options for them.
 */
final class DerbyLocks {
  private static final String DEADLOCK =
      "call syscs_util.syscs_set_database_property('derby.locks.deadlockTimeout', '1')";
  private static final String WAIT =
      "call syscs_util.syscs_set_database_property('derby.locks.waitTimeout', '4')";

  private DerbyLocks() {}

  static void limit(Connection connection) throws SQLException {
    if (!MigrationConnections.isPostgreSql(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(DEADLOCK);
        statement.execute(WAIT);
      }
    }
  }
}
