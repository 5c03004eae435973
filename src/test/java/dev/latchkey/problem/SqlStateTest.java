package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStateTest {

  @Test
  void the_state_is_found_behind_whatever_wraps_it() {
    SQLException batch = new SQLException("batch", (String) null);
    batch.setNextException(new SQLException("duplicate", SqlState.UNIQUE_VIOLATION));
    assertThat(SqlState.of(new RuntimeException(batch))).isEqualTo(SqlState.UNIQUE_VIOLATION);
  }

  @Test
  void what_has_no_state_gives_an_empty_text() {
    assertThat(SqlState.of(new RuntimeException("23505"))).isEmpty();
    assertThat(SqlState.of(new SQLException("none"))).isEmpty();
  }
}
