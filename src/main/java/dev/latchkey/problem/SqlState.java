package dev.latchkey.problem;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** The SQLSTATE (ISO 9075) behind an exception, the same on every database. */
public final class SqlState {
  /** A unique constraint was violated. */
  public static final String UNIQUE_VIOLATION = "23505";

  /** A foreign key was violated. */
  public static final String FOREIGN_KEY_VIOLATION = "23503";

  /** No such table: PostgreSQL, Derby. */
  private static final Set<String> ABSENT_TABLE = Set.of("42P01", "42X05");

  private SqlState() {}

  /** Whether a statement failed because there is no such table. */
  public static boolean isAbsentTable(Throwable thrown) {
    return ABSENT_TABLE.contains(of(thrown));
  }

  /** The state, or an empty text where no database is behind it. */
  public static String of(Throwable thrown) {
    return Causes.of(thrown).stream()
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
