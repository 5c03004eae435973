package dev.latchkey.problem;

import java.sql.SQLException;
import java.util.Objects;

/** The SQLSTATE (ISO 9075) behind an exception, the same on every database. */
public final class SqlState {
  /** A unique constraint was violated. */
  public static final String UNIQUE_VIOLATION = "23505";

  /** A foreign key was violated. */
  public static final String FOREIGN_KEY_VIOLATION = "23503";

  private SqlState() {}

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
