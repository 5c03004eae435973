package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTimesTest {

  private final RecentTimes times = new RecentTimes(16);

  @Test
  void nothing_is_known_before_anything_was_measured() {
    assertThat(times.next()).isZero();
    assertThat(times.lowerQuartile()).isZero();
  }

  @Test
  void the_latest_sixteen_are_given_in_turn_and_older_ones_forgotten() {
    times.add(1_000);
    List<Long> latest = new ArrayList<>();
    for (long time = 1; time <= 16; time++) {
      times.add(time);
      latest.add(time);
    }
    List<Long> given = new ArrayList<>();
    for (int turn = 0; turn < 16; turn++) {
      given.add(times.next());
    }
    assertThat(given).containsExactlyInAnyOrderElementsOf(latest);
  }

  @Test
  void a_few_slow_ones_do_not_change_the_lower_quartile() {
    for (int i = 0; i < 6; i++) {
      times.add(20);
    }
    for (int i = 0; i < 10; i++) {
      times.add(500);
    }
    assertThat(times.lowerQuartile()).isEqualTo(20);
  }

  @Test
  void it_follows_when_all_become_slower() {
    times.add(20);
    for (int i = 0; i < 16; i++) {
      times.add(100);
    }
    assertThat(times.lowerQuartile()).isEqualTo(100);
  }
}
