package dev.latchkey.startup;

import dev.latchkey.key.KeyRotation;
import dev.latchkey.problem.SqlState;
import dev.latchkey.seal.SealSecrets;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Checks the master secret against the stored keys, before the schema is migrated. */
@ApplicationScoped
public class SealedKeys {
  private static final String ALL = "select kid, sealed_jwk from signing_key";

  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  /**
   * Checks that these secrets decrypt the stored keys, so that a server with the wrong secret
   * changes nothing. A database without the table has no keys.
   *
   * @throws dev.latchkey.problem.StartRefusedException if it does not
   * @throws SQLException if the database cannot be used
   */
  public void check(SealSecrets secrets) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(ALL);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        KeyRotation.check(secrets, row.getString(1), row.getString(2));
      }
    } catch (SQLException failed) {
      if (!SqlState.isAbsentTable(failed)) {
        throw failed;
      }
    }
  }
}
