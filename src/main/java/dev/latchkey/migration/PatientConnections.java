package dev.latchkey.migration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A view of the database for migrations. Callers are told 503 when an answer takes two seconds; to
 * build an index may take minutes. On PostgreSQL, connections from here wait without end for an
 * answer, but for a lock no longer than a caller can bear; closing them makes them usual again.
 */
final class PatientConnections {
  private static final String PATIENT_BUT_POLITE =
      "set statement_timeout = 0; set lock_timeout = '1s'";
  private static final String AS_USUAL = "reset statement_timeout; reset lock_timeout";

  private PatientConnections() {}

  static DataSource of(DataSource database) {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = call(method, database, arguments);
          return result instanceof Connection connection ? patient(connection) : result;
        });
  }

  static boolean isPostgreSql(Connection connection) throws SQLException {
    return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
  }

  private static Connection patient(Connection connection) throws SQLException {
    if (!isPostgreSql(connection)) {
      return connection;
    }
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    execute(connection, PATIENT_BUT_POLITE);
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("close") && !connection.isClosed()) {
            execute(connection, AS_USUAL);
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

  /** What a call of the interface becomes. */
  @FunctionalInterface
  private interface Call {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            PatientConnections.class.getClassLoader(),
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
