package dev.latchkey.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How long Derby lets a call wait for a lock. By itself it looks for a deadlock after 20 s and
 * gives up after 60; here after 1 s and 4 s (Derby Reference, "derby.locks.deadlockTimeout"). Kept
 * in the database, so that it holds on every server without options of Java.
 */
final class DerbyLocks {
  private static final String DEADLOCK =
      "call syscs_util.syscs_set_database_property('derby.locks.deadlockTimeout', '1')";
  private static final String WAIT =
      "call syscs_util.syscs_set_database_property('derby.locks.waitTimeout', '4')";

  private DerbyLocks() {}

  static void limit(Connection connection) throws SQLException {
    if (!PatientConnections.isPostgreSql(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(DEADLOCK);
        statement.execute(WAIT);
      }
    }
  }
}
