package dev.latchkey.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What happens again is counted, and told once a minute. */
class RepeatsTest {
  private long now;
  private final Repeats repeats = new Repeats(() -> now);

  @Test
  void the_first_time_is_told_at_once() {
    assertThat(repeats.count("a").isFirst()).isTrue();
    assertThat(repeats.count("b").times()).isEqualTo(1);
  }

  @Test
  void within_a_minute_nothing_more_is_told_and_the_id_stays() {
    String id = repeats.count("a").id();
    now = TimeUnit.SECONDS.toNanos(59);
    assertThat(repeats.count("a")).isEqualTo(new Repeats.Time(id, false, 0));
  }

  @Test
  void after_a_minute_a_line_says_how_often() {
    String id = repeats.count("a").id();
    repeats.count("a");
    now = TimeUnit.SECONDS.toNanos(60);
    assertThat(repeats.count("a")).isEqualTo(new Repeats.Time(id, false, 2));
    assertThat(repeats.count("a").times()).isZero();
  }

  @Test
  void only_so_many_kinds_are_remembered() {
    String first = repeats.count("first").id();
    for (int i = 0; i < 200; i++) {
      repeats.count(i);
    }
    assertThat(repeats.count("first").id()).isNotEqualTo(first);
    assertThat(repeats.count(199).isFirst()).isFalse();
  }
}
