package dev.latchkey.health;

import dev.latchkey.problem.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether the disk of PostgreSQL has room. A write of one row needs none while its page and the
 * file of its log are there already, so that it succeeds long after other writes fail.
 */
final class DiskRoom {
  private static final String DISK_FULL = "53100";

  /** The least that a sort may have, so that it goes on in a file. */
  private static final String LITTLE_MEMORY = "set local work_mem = '64kB'";

  /** Needs 250 KB of disk for a moment, no right and no table. */
  private static final String SORT =
      "select count(*) from"
          + " (select md5(n::text) as word from generate_series(1, 5000) n order by word) sorted";

  private DiskRoom() {}

  /**
   * Asks for room. To be called in a transaction that is rolled back.
   *
   * @throws SQLException if the disk is full (53100), and for nothing else
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
