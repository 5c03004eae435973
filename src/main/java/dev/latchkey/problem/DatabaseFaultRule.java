package dev.latchkey.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one kind of failure means. SQLSTATEs are those of PostgreSQL (appendix A), of its driver,
 * and of Derby (XB, XJ, XS). The driver has few states, so some faults are recognised by their
 * text.
 *
 * @param state how the SQLSTATE begins
 * @param text a part of the message
 * @param says the setting to look at
 * @param mayPass whether waiting may help
 */
public record DatabaseFaultRule(String state, String text, String says, boolean mayPass) {

  /** The first rule that fits counts. */
  private static final List<DatabaseFaultRule> ALL =
      List.of(
          wrong(
              "28",
              "pg_hba.conf",
              "DB_USER, DB_NAME, DB_SSLMODE: pg_hba.conf allows no such login"),
          wrong("28", "", "DB_USER, DB_PASSWORD: the login is refused"),
          wrong("", "no password was provided", "DB_PASSWORD is not set"),
          wrong("", "password is an empty string", "DB_PASSWORD is not set"),
          wrong("3D", "", "DB_NAME"),
          wrong("", "sslmode", "DB_SSLMODE"),
          wrong("", "does not support SSL", "DB_SSLMODE: the database has no TLS"),
          wrong("", "root certificate", "DB_SSLROOTCERT"),
          wrong("", "hostnameverifier", "DB_HOST: its certificate is for another name"),
          wrong("", "PKIX", "DB_SSLROOTCERT: the certificate is not trusted"),
          wrong("", "\"TimeZone\"", "TZ, -Duser.timezone: set it to UTC"),
          wrong("42501", "", "DB_USER: a right is missing"),
          wrong("3F000", "", "DB_USER, DB_NAME: there is no schema to make tables in"),
          passing("25006", "", "the database takes no writes"),
          passing("53100", "", "the disk of the database is full"),
          passing("25P03", "", "idle_in_transaction_session_timeout is too short"),
          passing("55P03", "", "a table is in use, so the migration steps back"),
          passing("", "advisory lock", "another node migrates, or has left its lock"),
          passing("XSDB6", "", "DB_DIR: another process has the database open"),
          wrong("XB", "", "DB_DIR"),
          wrong("XJ04", "", "DB_DIR"));

  private static DatabaseFaultRule wrong(String state, String text, String says) {
    return new DatabaseFaultRule(state, text, says, false);
  }

  private static DatabaseFaultRule passing(String state, String text, String says) {
    return new DatabaseFaultRule(state, text, says, true);
  }

  /** The first cause that a rule explains, with that rule; empty if there is none. */
  public static Optional<Map.Entry<DatabaseFaultRule, Throwable>> find(Set<Throwable> causes) {
    for (DatabaseFaultRule rule : ALL) {
      for (Throwable cause : causes) {
        if (rule.fits(cause)) {
          return Optional.of(Map.entry(rule, cause));
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(Throwable cause) {
    String itsState = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    return itsState.startsWith(state) && String.valueOf(cause.getMessage()).contains(text);
  }
}
