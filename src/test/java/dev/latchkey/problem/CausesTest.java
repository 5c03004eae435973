package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CausesTest {

  @Test
  void an_exception_without_causes_is_its_own_root() {
    Exception alone = new Exception("alone");
    assertThat(Causes.of(alone)).containsExactly(alone);
    assertThat(Causes.root(alone)).isSameAs(alone);
  }

  @Test
  void causes_are_found_however_deep_they_are_wrapped() {
    Exception inner = new Exception("inner");
    Exception outer = new RuntimeException(new IllegalStateException(inner));
    assertThat(Causes.of(outer)).hasSize(3).startsWith(outer).endsWith(inner);
    assertThat(Causes.root(outer)).isSameAs(inner);
  }

  @Test
  void what_sql_exceptions_chain_is_found_too() {
    SQLException batch = new SQLException("batch");
    SQLException real = new SQLException("real", "23505");
    batch.setNextException(real);
    assertThat(Causes.of(new RuntimeException(batch))).contains(real);
  }

  @Test
  void a_circle_of_causes_ends() {
    Exception first = new Exception("first");
    Exception second = new Exception("second", first);
    first.initCause(second);
    assertThat(Causes.of(first)).containsExactly(first, second);
  }
}
