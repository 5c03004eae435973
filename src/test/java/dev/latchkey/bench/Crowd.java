package dev.latchkey.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Many accounts, written past the server: all have the password of one that signed up. */
final class Crowd {
  private static final int BATCH = 5_000;
  private static final long FIRST_ID = 1_000_000_000;

  private final Database database;

  Crowd(Database database) {
    this.database = database;
  }

  static String name(int number) {
    return "guest" + number;
  }

  /** Adds the accounts of these numbers, each with a session; the server must not run. */
  void add(int from, int to) {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      String hash = someHash(connection);
      try (PreparedStatement account = connection.prepareStatement(ACCOUNT);
          PreparedStatement session = connection.prepareStatement(SESSION)) {
        for (int number = from; number < to; number++) {
          fill(account, session, number, hash);
          if (number % BATCH == BATCH - 1 || number == to - 1) {
            account.executeBatch();
            session.executeBatch();
            connection.commit();
          }
        }
      }
      refreshStatistics(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      shutDown();
    }
  }

  private static final String ACCOUNT =
      "insert into account (id, username, username_folded, email, email_folded, password_hash,"
          + " credentials_version, enabled, created_at, updated_at)"
          + " values (?, ?, ?, ?, ?, ?, 0, true, 0, 0)";

  private static final String SESSION =
      "insert into session (id, account_id, credentials_version, created_at, last_seen_at,"
          + " expires_at) values (?, ?, 0, 0, 0, "
          + Long.MAX_VALUE / 2
          + ")";

  private static void fill(
      PreparedStatement account, PreparedStatement session, int number, String hash)
      throws SQLException {
    String name = name(number);
    account.setLong(1, FIRST_ID + number);
    account.setString(2, name);
    account.setString(3, name);
    account.setString(4, name + "@example.com");
    account.setString(5, name + "@example.com");
    account.setString(6, hash);
    account.addBatch();
    session.setString(1, "g%021d".formatted(number));
    session.setLong(2, FIRST_ID + number);
    session.addBatch();
  }

  private static String someHash(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select password_hash from account");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  /**
   * What an operator's nightly job, or PostgreSQL by itself in time, would do after such growth.
   */
  private void refreshStatistics(Connection connection) throws SQLException {
    if (!(database instanceof Database.Derby)) {
      connection.setAutoCommit(true);
      try (PreparedStatement analyze = connection.prepareStatement("vacuum analyze")) {
        analyze.execute();
      }
    }
  }

  /** Derby belongs to one process at a time: give it back. */
  private void shutDown() {
    if (database instanceof Database.Derby) {
      try {
        java.sql.DriverManager.getConnection("jdbc:derby:;shutdown=true;deregister=false").close();
      } catch (SQLException done) {
        // Derby reports a shutdown that worked as an exception (XJ015).
      }
    }
  }
}
