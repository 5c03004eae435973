package dev.latchkey.migration;

import dev.latchkey.problem.SqlState;
import dev.latchkey.problem.StartRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * The table in which Flyway records the migrations that have run. Other applications use the same
 * table name.
 */
final class SchemaHistory {
  private static final String MIGRATED =
      "select \"version\", \"script\", \"checksum\" from \"flyway_schema_history\""
          + " where \"success\" = true and \"version\" is not null order by \"installed_rank\"";

  /** The first migration in all versions before the first release. */
  private static final String BEFORE_THE_FIRST_RELEASE = "V1__accounts_sessions_mail_and_keys.sql";

  private SchemaHistory() {}

  /**
   * Whether the newest migration of this version was the last one to run.
   *
   * @throws StartRefusedException if a migration has run that is not ours, or that has changed
   *     since
   */
  static boolean isCurrent(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MIGRATED);
        ResultSet row = query.executeQuery()) {
      String last = null;
      while (row.next()) {
        if (last == null) {
          checkFirst(row.getString(2));
        }
        checkUnchanged(row.getString(2), row.getInt(3));
        last = row.getString(1);
      }
      return Migrations.newest().equals(last);
    } catch (SQLException failed) {
      // Payara's pool wraps the driver's exception.
      if (SqlState.isAbsentTable(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static void checkFirst(String script) {
    if (script.equals(BEFORE_THE_FIRST_RELEASE)) {
      throw new StartRefusedException(
          "DB_NAME: the database was created by a version before the first release;"
              + " Latchkey needs an empty one");
    }
    if (!script.equals(Migrations.first())) {
      throw new StartRefusedException(
          ("DB_NAME: the database holds the tables of another application"
                  + " (flyway_schema_history begins with \"%s\"); Latchkey needs one of its own")
              .formatted(script));
    }
  }

  /** Migrations that a newer version has added are not known here, and are not checked. */
  private static void checkUnchanged(String script, int checksum) {
    OptionalInt ours = Migrations.checksum(script);
    if (ours.isPresent() && ours.getAsInt() != checksum) {
      throw new StartRefusedException(
          "DB_NAME: the migration %s has run, but its text differs from the one in this version"
              .formatted(script));
    }
  }
}
