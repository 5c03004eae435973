package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
  private static final Instant ASKED = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant ANSWERED = ASKED.plusSeconds(3);

  private static Duration ahead(Instant shared) {
    return DatabaseClock.ahead(ASKED, shared, ANSWERED);
  }

  @Test
  void a_slow_answer_is_not_a_difference() {
    assertThat(ahead(ASKED)).isZero();
    assertThat(ahead(ASKED.plusSeconds(1))).isZero();
    assertThat(ahead(ANSWERED)).isZero();
  }

  @Test
  void a_node_is_ahead_by_as_much_as_the_database_is_before_the_question() {
    assertThat(ahead(ASKED.minusSeconds(70))).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void a_node_is_behind_by_as_much_as_the_database_is_past_the_answer() {
    assertThat(ahead(ANSWERED.plusSeconds(70))).isEqualTo(Duration.ofSeconds(-70));
  }
}
