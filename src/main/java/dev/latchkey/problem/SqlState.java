package dev.latchkey.problem;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQLSTATE (ISO 9075) behind an exception, the same on every database. */
public final class SqlState {
  /** A unique constraint was violated. */
  public static final String UNIQUE_VIOLATION = "23505";

  /** No such table: PostgreSQL, Derby. */
  private static final Set<String> ABSENT_TABLE = Set.of("42P01", "42X05");

  private SqlState() {}

  /** Whether a statement failed because there is no such table. */
  public static boolean isAbsentTable(Throwable thrown) {
    return ABSENT_TABLE.contains(of(thrown));
  }

  /** The first state, or an empty text if no database is behind the exception. */
  public static String of(Throwable thrown) {
    return allOf(thrown).stream().findFirst().orElse("");
  }

  /** Every state behind an exception, the outermost first. */
  public static Set<String> allOf(Throwable thrown) {
    return Causes.of(thrown).stream()
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
