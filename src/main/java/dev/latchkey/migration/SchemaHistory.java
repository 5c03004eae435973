package dev.latchkey.migration;

import dev.latchkey.problem.SqlState;
import dev.latchkey.setting.StartRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table in which Flyway notes what has run; other applications have one of the same name. */
final class SchemaHistory {
  private static final String MIGRATED =
      "select \"version\", \"script\" from \"flyway_schema_history\""
          + " where \"success\" = true and \"version\" is not null order by \"installed_rank\"";

  private SchemaHistory() {}

  /**
   * Whether the newest migration of this version was the last to run.
   *
   * @throws StartRefusedException if the first that has run is not ours
   */
  static boolean isCurrent(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(MIGRATED);
        ResultSet row = query.executeQuery()) {
      String last = null;
      while (row.next()) {
        if (last == null) {
          checkFirst(row.getString(2));
        }
        last = row.getString(1);
      }
      return Migrations.newest().equals(last);
    } catch (SQLException failed) {
      // Payara's pool wraps what the driver threw.
      if (SqlState.isAbsentTable(failed)) {
        return false;
      }
      throw failed;
    }
  }

  private static void checkFirst(String script) {
    if (!script.equals(Migrations.first())) {
      throw new StartRefusedException(
          ("DB_NAME: the database holds the tables of another application"
                  + " (flyway_schema_history begins with \"%s\"); Latchkey needs one of its own")
              .formatted(script));
    }
  }
}
