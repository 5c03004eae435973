package dev.latchkey.migration;

import dev.latchkey.problem.StartRefusedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The encoding of a PostgreSQL database. Every encoding except UTF8 lacks characters that names may
 * contain, or has no notion of characters.
 */
final class Encoding {
  private Encoding() {}

  /**
   * Checks the encoding.
   *
   * @throws StartRefusedException if it is not UTF8
   */
  static void check(Connection connection) throws SQLException {
    if (!MigrationConnections.isPostgreSql(connection)) {
      return;
    }
    try (PreparedStatement query = connection.prepareStatement("show server_encoding");
        ResultSet row = query.executeQuery()) {
      row.next();
      String encoding = row.getString(1);
      if (!encoding.equals("UTF8")) {
        throw new StartRefusedException(
            ("DB_NAME: the database \"%s\" has the encoding %s, but it must be UTF8:"
                    + " create database … encoding 'UTF8' template template0")
                .formatted(connection.getCatalog(), encoding));
      }
    }
  }
}
