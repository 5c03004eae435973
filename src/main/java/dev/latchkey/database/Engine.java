package dev.latchkey.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which database this is: for the few statements that have to differ. */
@ApplicationScoped
public class Engine {
  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  private volatile Boolean postgreSql;

  /**
   * Whether this is PostgreSQL, or else Derby. Asked of the database once; {@code DB_KIND} need not
   * be set on every server.
   *
   * @throws IllegalStateException if the database cannot be reached
   */
  public boolean isPostgreSql() {
    if (postgreSql == null) {
      try (Connection connection = database.getConnection()) {
        postgreSql = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
      } catch (SQLException away) {
        throw new IllegalStateException("the database does not say what it is", away);
      }
    }
    return postgreSql;
  }
}
