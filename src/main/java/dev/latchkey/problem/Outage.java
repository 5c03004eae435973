package dev.latchkey.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Tells a database outage from our own faults. */
public final class Outage {
  /**
   * SQLSTATE classes that mean "not now": 08 connection, 28 the login is refused, 3D there is no
   * such database (the settings are wrong, or the database is not what it was: no fault of a call),
   * 40 rolled back to end a deadlock, 53 insufficient resources, 57 operator intervention (57014:
   * the time of a statement is over), 55P03 a lock that was not free in time, 25006 a replica that
   * refuses writes, 25P03 a transaction that was idle for too long (PostgreSQL, appendix A); XJ040
   * and XSD are Derby's closed and full store.
   */
  private static final Set<String> AWAY =
      Set.of("08", "28", "3D", "40", "53", "57", "58", "XJ", "XS");

  private static final Set<String> ALSO_AWAY = Set.of("25006", "25P03", "55P03");

  private Outage() {}

  /** Whether a lost, full or switching database is behind this exception. */
  public static boolean isBehind(Throwable thrown) {
    return Causes.of(thrown).stream().anyMatch(Outage::isOutage);
  }

  // XAException: Payara's pool says with this, and without a cause, that a commit or a rollback did
  // not reach the database (com.sun.gjc.spi.XAResourceImpl, 6.2025.10).
  private static boolean isOutage(Throwable cause) {
    if (cause instanceof SQLTransientConnectionException
        || cause instanceof SQLNonTransientConnectionException
        || cause instanceof SQLRecoverableException
        || cause instanceof XAException
        || isPoolFailure(cause.getClass())) {
      return true;
    }
    return cause instanceof SQLException sql && isAway(sql.getSQLState());
  }

  // By name: Jakarta Connectors, whose exception a pool throws, is no feature of a small server.
  private static boolean isPoolFailure(Class<?> type) {
    return type != null
        && (type.getName().startsWith("jakarta.resource.") || isPoolFailure(type.getSuperclass()));
  }

  private static boolean isAway(String state) {
    return state != null
        && state.length() >= 2
        && (AWAY.contains(state.substring(0, 2)) || ALSO_AWAY.contains(state));
  }
}
