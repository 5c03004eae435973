package dev.latchkey.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells which database is used, for the few statements that differ. */
@ApplicationScoped
public class Engine {
  @Resource(lookup = "jdbc/latchkey")
  private DataSource database;

  private volatile Boolean postgreSql;

  /**
   * Whether this is PostgreSQL; otherwise it is Derby. The database is asked once, because {@code
   * DB_KIND} need not be set on every server.
   *
   * @throws IllegalStateException if the database cannot be reached
   */
  public boolean isPostgreSql() {
    if (postgreSql == null) {
      try (Connection connection = database.getConnection()) {
        postgreSql = "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
      } catch (SQLException away) {
        throw new IllegalStateException("cannot read the product name of the database", away);
      }
    }
    return postgreSql;
  }
}
