package dev.latchkey.migration;

import dev.latchkey.problem.Causes;
import dev.latchkey.problem.DatabaseFaultRule;
import dev.latchkey.problem.Outage;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;

/**
 * Explains why the database cannot be used: the setting to check, and the database's own message.
 *
 * @param words one line for an operator
 * @param mayPass whether waiting may help; if not, a setting or the database must be fixed
 */
public record DatabaseFault(String words, boolean mayPass) {
  private static final int MOST = 300;

  /** Part of the PostgreSQL driver's message if no host accepts writes. */
  private static final String NO_PRIMARY = "targetServerType: primary";

  /**
   * Explains an exception.
   *
   * @param settings the settings of the database
   */
  public static DatabaseFault of(Throwable thrown, DatabaseSettings settings) {
    Set<Throwable> causes = Causes.of(thrown);
    if (causes.stream().anyMatch(DatabaseFault::isOfDerby) && !settings.isWritable()) {
      return new DatabaseFault(
          "DB_DIR: the folder cannot be written: " + settings.folder().toAbsolutePath(), false);
    }
    return DatabaseFaultRule.find(causes)
        .map(found -> explained(found.getKey(), found.getValue()))
        .orElseGet(() -> unexplained(thrown, causes, settings));
  }

  private static DatabaseFault explained(DatabaseFaultRule rule, Throwable cause) {
    return new DatabaseFault(rule.says() + ": " + line(cause), rule.mayPass());
  }

  private static DatabaseFault unexplained(
      Throwable thrown, Set<Throwable> causes, DatabaseSettings settings) {
    return Outage.isBehind(thrown)
        ? new DatabaseFault(noAnswer(causes, settings), true)
        : new DatabaseFault("the database cannot be used: " + line(thrown), false);
  }

  /** Whether the fault is that no host of the database accepts writes. */
  public boolean isReadOnly() {
    return words.contains(NO_PRIMARY);
  }

  /** Whether the cause of an exception is the database or its migration. */
  public static boolean isBehind(Throwable thrown) {
    return Outage.isBehind(thrown)
        || Causes.of(thrown).stream()
            .anyMatch(cause -> cause instanceof SQLException || cause instanceof FlywayException);
  }

  private static String noAnswer(Set<Throwable> causes, DatabaseSettings settings) {
    for (Throwable cause : causes) {
      if (cause instanceof UnknownHostException) {
        return "DB_HOST: there is no host called " + line(cause);
      }
    }
    Throwable root = null;
    for (Throwable cause : causes) {
      root = cause;
    }
    return "DB_HOST, DB_PORT: no answer from " + settings.address() + " (" + line(root) + ")";
  }

  private static boolean isOfDerby(Throwable cause) {
    return cause instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().matches("X[JBS].*");
  }

  /** The message on one line, without Open Liberty's addition. */
  private static String line(Throwable cause) {
    String text = String.valueOf(cause.getMessage()).replaceFirst(" DSRA0010E: .*", "");
    String line = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?").strip();
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }
}
