package dev.latchkey.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private final Deque<Long> stored = new ArrayDeque<>(List.of(7L, 8L));
  private final Reading reading = new Reading(stored::pop);

  @Test
  void there_is_no_number_before_the_first_reading() {
    assertThat(reading.value()).isNaN();
  }

  @Test
  void the_number_changes_with_each_reading_only() {
    reading.refresh();
    assertThat(reading.value()).isEqualTo(7);
    assertThat(reading.value()).isEqualTo(7);
    reading.refresh();
    assertThat(reading.value()).isEqualTo(8);
  }

  @Test
  void a_reading_that_fails_leaves_no_old_number() {
    reading.refresh();
    reading.refresh();
    reading.refresh();
    assertThat(reading.value()).isNaN();
  }

  @Test
  void the_number_comes_back_after_a_failure() {
    stored.clear();
    reading.refresh();
    stored.add(9L);
    reading.refresh();
    assertThat(reading.value()).isEqualTo(9);
  }
}
