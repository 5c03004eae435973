package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Limit DOUBLING = Limit.parse("5/PT15M/PT60S");
  private static final Limit WINDOW = Limit.parse("30/PT5M");

  private static Duration wait(Limit limit, int tries) {
    return limit.pause(new Count(tries, START, START), START);
  }

  @Test
  void a_limit_is_read_as_it_is_written() {
    assertThat(DOUBLING).isEqualTo(new Limit(5, Duration.ofMinutes(15), Duration.ofMinutes(1)));
    assertThat(WINDOW).isEqualTo(new Limit(30, Duration.ofMinutes(5), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "5/",
        "-5/PT15M",
        "5/15M",
        "5/PT15M/",
        "5/PT15M/60",
        "x/PT1M",
        "5/PTx",
        "5/PT15M/PTx",
        "0/PT15M",
        "5/PT0S",
        "5/PT-5M",
        "5/PT61M",
        "5/PT15M/PT-1S",
        "5/PT15M/PT0S",
        "1000000/PT5M",
        "+5/PT5M",
        " 5/PT5M",
        "\u0665/PT5M"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text));
  }

  @Property
  void every_limit_within_bounds_is_read_as_it_is_written(
      @ForAll @IntRange(min = 1, max = 999_999) int allowed,
      @ForAll @IntRange(min = 1, max = 3600) int window,
      @ForAll @IntRange(min = 1, max = 3600) int delay) {
    Duration length = Duration.ofSeconds(window);
    Duration longest = Duration.ofSeconds(delay);
    assertThat(Limit.parse(allowed + "/" + length))
        .isEqualTo(new Limit(allowed, length, Duration.ZERO));
    assertThat(Limit.parse(allowed + "/" + length + "/" + longest))
        .isEqualTo(new Limit(allowed, length, longest));
  }

  @Property
  void no_text_at_all_is_anything_but_a_limit_or_refused(@ForAll String text) {
    try {
      assertThat(Limit.parse(text).allowed()).isPositive();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("a ");
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "4,0", "5,1", "6,2", "7,4", "8,8", "9,16", "10,32", "11,60", "1000000,60"})
  void the_wait_doubles_up_to_its_longest(int tries, int seconds) {
    assertThat(wait(DOUBLING, tries)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"29,0", "30,300", "31,300", "1000000,300"})
  void a_window_is_waited_out(int tries, int seconds) {
    assertThat(wait(WINDOW, tries)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void nobody_is_ever_locked_out_for_longer_than_the_limit_says(
      @ForAll @IntRange(min = 1) int tries,
      @ForAll @IntRange(max = 100_000) int sinceStart,
      @ForAll @IntRange(max = 100_000) int sinceLast,
      @ForAll @IntRange(min = -100_000, max = 100_000) int clock) {
    Instant last = START.plusSeconds(sinceStart);
    Instant now = last.plusSeconds(sinceLast + (long) clock);
    Count count = new Count(tries, START, last);
    assertThat(DOUBLING.pause(count, now)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(WINDOW.pause(count, now)).isBetween(Duration.ZERO, Duration.ofMinutes(5));
  }

  @Property
  void more_tries_never_mean_a_shorter_wait(@ForAll @IntRange(min = 1, max = 1_000) int tries) {
    assertThat(wait(DOUBLING, tries + 1)).isGreaterThanOrEqualTo(wait(DOUBLING, tries));
    assertThat(wait(WINDOW, tries + 1)).isGreaterThanOrEqualTo(wait(WINDOW, tries));
  }

  @Property
  void whoever_waits_as_long_as_told_has_a_free_try(
      @ForAll @IntRange(max = 1_000) int tries, @ForAll @IntRange(max = 2_000) int sinceStart) {
    for (Limit limit : List.of(DOUBLING, WINDOW)) {
      Count count = null;
      for (int i = 0; i < tries; i++) {
        count = limit.next(count, START);
      }
      Instant now = START.plusSeconds(sinceStart);
      Instant after = now.plus(limit.pause(count, now));
      assertThat(limit.pause(count, after)).isZero();
      assertThat(limit.available(count, after)).isPositive();
    }
  }

  @Property
  void in_one_window_no_more_are_let_through_than_are_free(
      @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> pauses) {
    Count count = null;
    Instant now = START;
    List<Instant> passed = new ArrayList<>();
    for (int pause : pauses) {
      now = now.plusSeconds(pause);
      if (WINDOW.pause(count, now).isZero()) {
        count = WINDOW.next(count, now);
        passed.add(count.startedAt());
      }
    }
    for (Instant start : Set.copyOf(passed)) {
      assertThat(Collections.frequency(passed, start)).isLessThanOrEqualTo(30);
    }
  }

  @Test
  void nothing_that_was_counted_is_nothing_to_wait_for() {
    assertThat(WINDOW.pause(null, START)).isZero();
    assertThat(WINDOW.next(null, START)).isEqualTo(new Count(1, START, START));
    assertThat(WINDOW.available(null, START)).isEqualTo(30);
  }

  @Test
  void as_many_are_free_at_once_as_are_left_and_one_after_each_delay() {
    assertThat(WINDOW.available(new Count(28, START, START), START)).isEqualTo(2);
    assertThat(WINDOW.available(new Count(30, START, START), START)).isZero();
    assertThat(DOUBLING.available(new Count(9, START, START), START)).isZero();
    assertThat(DOUBLING.available(new Count(9, START, START), START.plusSeconds(16))).isEqualTo(1);
  }

  @Test
  void a_window_that_has_passed_is_forgotten() {
    Count count = new Count(1000, START, START.plusSeconds(299));
    assertThat(WINDOW.pause(count, START.plusSeconds(299))).isEqualTo(Duration.ofSeconds(1));
    assertThat(WINDOW.pause(count, START.plusSeconds(300))).isZero();
    assertThat(WINDOW.next(count, START.plusSeconds(300)).tries()).isEqualTo(1);
  }

  @Test
  void a_doubling_limit_forgets_only_whoever_stops_trying() {
    Count count = new Count(1000, START, START.plusSeconds(3600));
    assertThat(DOUBLING.next(count, START.plusSeconds(3600 + 899)).tries()).isEqualTo(1001);
    assertThat(DOUBLING.next(count, START.plusSeconds(3600 + 900)).tries()).isEqualTo(1);
  }

  @Test
  void time_does_not_go_back_when_the_next_node_is_behind() {
    Count count = new Count(7, START, START.plusSeconds(3));
    assertThat(DOUBLING.next(count, START).lastAt()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void a_try_that_a_node_five_minutes_ahead_counted_locks_nobody_out() {
    Instant ahead = START.plusSeconds(300);
    for (Limit limit : List.of(DOUBLING, WINDOW)) {
      Count count = new Count(1_000, ahead, ahead);
      assertThat(limit.pause(count, START)).isZero();
      assertThat(limit.available(count, START)).isEqualTo(1);
    }
  }

  @Test
  void the_next_try_after_one_from_the_future_is_counted_now_and_waits_as_the_limit_says() {
    Instant ahead = START.plusSeconds(300);
    for (Limit limit : List.of(DOUBLING, WINDOW)) {
      Count next = limit.next(new Count(1_000, ahead, ahead), START);
      assertThat(next).isEqualTo(new Count(1_001, START, START));
      assertThat(limit.pause(next, START)).isPositive();
      assertThat(limit.pause(next, START.plus(limit.pause(next, START)))).isZero();
    }
  }

  @Test
  void a_wider_limit_lets_more_be_tried_and_waits_as_long() {
    assertThat(WINDOW.times(10)).isEqualTo(Limit.parse("300/PT5M"));
  }
}
