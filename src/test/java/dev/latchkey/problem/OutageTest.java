package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08001", "08006", "25P03", "28000", "28P01", "3D000", "40001", "40P01", "53300", "57P01",
        "57P03", "57014", "55P03", "25006", "XJ040"
      })
  void a_state_that_means_not_now_is_an_outage(String state) {
    assertThat(Outage.isBehind(wrapped(new SQLException("away", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"42501", "23505", "23503", "22001", "42P01", "25001", "25P02", "0", "", "42X05"})
  void any_other_state_is_a_fault_of_ours(String state) {
    assertThat(Outage.isBehind(wrapped(new SQLException("wrong", state)))).isFalse();
  }

  @Test
  void a_lost_connection_is_an_outage_even_without_a_state() {
    assertThat(Outage.isBehind(wrapped(new SQLTransientConnectionException()))).isTrue();
    assertThat(Outage.isBehind(wrapped(new SQLNonTransientConnectionException()))).isTrue();
    assertThat(Outage.isBehind(wrapped(new SQLRecoverableException()))).isTrue();
  }

  // Payara's pool: a commit that does not reach the database, without a cause.
  @Test
  void a_commit_that_did_not_reach_the_database_is_an_outage() {
    assertThat(Outage.isBehind(new IllegalStateException(new XAException("I/O error")))).isTrue();
  }

  @Test
  void what_no_database_is_behind_is_no_outage() {
    assertThat(Outage.isBehind(new IllegalStateException("08001"))).isFalse();
    assertThat(Outage.isBehind(new SQLException("no state"))).isFalse();
  }

  private static Exception wrapped(SQLException inner) {
    return new RuntimeException(new IllegalStateException(inner));
  }
}
