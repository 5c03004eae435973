package dev.latchkey.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Wraps the data source for migrations. Normal calls time out after two seconds, but building an
 * index may take minutes. On PostgreSQL, connections from this wrapper have no statement timeout,
 * and wait at most one second for a lock, so that they do not block callers. Closing a connection
 * resets its timeouts.
 */
final class MigrationConnections {
  private static final String NO_STATEMENT_TIMEOUT =
      "set statement_timeout = 0; set lock_timeout = '1s'";
  private static final String RESET_TIMEOUTS = "reset statement_timeout; reset lock_timeout";

  private MigrationConnections() {}

  static DataSource of(DataSource database) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(method, database, arguments);
          return result instanceof Connection connection ? untimed(connection) : result;
        });
  }

  static boolean isPostgreSql(Connection connection) throws SQLException {
    return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
  }

  private static Connection untimed(Connection connection) throws SQLException {
    if (!isPostgreSql(connection)) {
      return connection;
    }
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    execute(connection, NO_STATEMENT_TIMEOUT);
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("close") && !connection.isClosed()) {
            execute(connection, RESET_TIMEOUTS);
            connection.setNetworkTimeout(Runnable::run, usual);
          }
          return call(method, connection, arguments);
        });
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Handles a call of the wrapped interface. */
  @FunctionalInterface
  private interface Call {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            MigrationConnections.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments)));
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
