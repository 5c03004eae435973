package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private int tries;

  /** Work that fails with these states, one after the other, and then succeeds. */
  private Retry.Work<Integer, RuntimeException> failing(String... states) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(states));
    return () -> {
      tries++;
      if (!left.isEmpty()) {
        throw new IllegalStateException(new SQLException("fails", left.remove()));
      }
      return tries;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void work_that_was_rolled_back_in_favour_of_another_is_repeated(String state) {
    assertThat(Retry.of(failing(state, state))).isEqualTo(3);
  }

  @Test
  void the_third_failure_is_the_last() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Retry.of(failing("40001", "40001", "40001")));
    assertThat(tries).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"40003", "08006", "08007", "40XL1", "23505", "57014", "55P03"})
  void no_other_failure_is_repeated(String state) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Retry.of(failing(state)));
    assertThat(tries).isEqualTo(1);
  }

  @Test
  void a_conflict_on_a_broken_connection_is_not_repeated() {
    SQLException broken = new SQLException("broken", "08006");
    broken.setNextException(new SQLException("conflict", "40001"));
    assertThat(Retry.isRolledBack(new IllegalStateException(broken))).isFalse();
  }
}
