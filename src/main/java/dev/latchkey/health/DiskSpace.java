package dev.latchkey.health;

import dev.latchkey.problem.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Checks whether PostgreSQL's disk has free space. Updating one row is no proof: its page and its
 * log file already exist, so it still succeeds long after other writes fail.
 */
final class DiskSpace {
  private static final String DISK_FULL = "53100";

  /** The smallest value that PostgreSQL allows, so that the sort uses a temporary file. */
  private static final String LITTLE_MEMORY = "set local work_mem = '64kB'";

  /** Needs 250 KB of disk for a moment, but no table and no privilege. */
  private static final String SORT =
      "select count(*) from"
          + " (select md5(n::text) as word from generate_series(1, 5000) n order by word) sorted";

  private DiskSpace() {}

  /**
   * Uses some disk space for a moment. Call it in a transaction that is rolled back.
   *
   * @throws SQLException only if the disk is full (53100)
   */
  static void require(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LITTLE_MEMORY);
      statement.execute(SORT);
    } catch (SQLException failed) {
      if (DISK_FULL.equals(SqlState.of(failed))) {
        throw failed;
      }
    }
  }
}
