package dev.latchkey.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.pairs.Register.Operation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model itself: which histories a register explains, and which it does not. */
class RegisterTest {

  private static Operation write(String value, long start, long end) {
    return new Operation(true, value, start, end);
  }

  private static Operation read(String value, long start, long end) {
    return new Operation(false, value, start, end);
  }

  private static boolean explained(Operation... history) {
    return Register.explains("old", List.of(history));
  }

  @Test
  void a_read_gives_what_was_written_before_it() {
    assertThat(explained(write("new", 1, 2), read("new", 3, 4))).isTrue();
    assertThat(explained(write("new", 1, 2), read("old", 3, 4))).isFalse();
  }

  @Test
  void a_read_during_a_write_gives_either_value() {
    assertThat(explained(write("new", 1, 5), read("old", 2, 3))).isTrue();
    assertThat(explained(write("new", 1, 5), read("new", 2, 3))).isTrue();
  }

  @Test
  void what_one_read_has_seen_no_later_read_misses() {
    Operation write = write("new", 1, 9);
    assertThat(explained(write, read("old", 2, 3), read("new", 4, 5))).isTrue();
    assertThat(explained(write, read("new", 2, 3), read("old", 4, 5))).isFalse();
  }

  @Test
  void two_writes_at_once_have_one_order_for_everybody() {
    Operation a = write("a", 1, 9);
    Operation b = write("b", 1, 9);
    assertThat(explained(a, b, read("a", 10, 11), read("a", 12, 13))).isTrue();
    assertThat(explained(a, b, read("a", 10, 11), read("b", 12, 13))).isFalse();
  }

  @Test
  void a_value_that_nobody_wrote_is_not_explained() {
    assertThat(explained(write("a", 1, 2), read("b", 3, 4))).isFalse();
  }

  @Test
  void a_history_that_is_too_long_is_refused() {
    List<Operation> many = Collections.nCopies(64, read("old", 1, 2));
    assertThatThrownBy(() -> Register.explains("old", many))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
