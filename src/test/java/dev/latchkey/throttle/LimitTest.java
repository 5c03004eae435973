package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Limit DOUBLING = Limit.parse("5/PT15M/PT60S");
  private static final Limit WINDOW = Limit.parse("30/PT5M");

  private static Duration wait(Limit limit, int tries) {
    return Duration.between(START, limit.freeAt(new Attempts.Count(tries, START, START), START));
  }

  @Test
  void a_limit_is_read_as_it_is_written() {
    assertThat(DOUBLING).isEqualTo(new Limit(5, Duration.ofMinutes(15), Duration.ofMinutes(1)));
    assertThat(WINDOW).isEqualTo(new Limit(30, Duration.ofMinutes(5), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "5/", "-5/PT15M", "5/15M", "5/PT15M/", "5/PT15M/60", "x/PT1M"})
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text));
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
      @ForAll @IntRange(max = 100_000) int sinceLast) {
    Instant last = START.plusSeconds(sinceStart);
    Instant now = last.plusSeconds(sinceLast);
    Attempts.Count count = new Attempts.Count(tries, START, last);
    assertThat(Duration.between(last, DOUBLING.freeAt(count, last)))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(Duration.between(now, DOUBLING.freeAt(count, now)))
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
    assertThat(Duration.between(now, WINDOW.freeAt(count, now)))
        .isLessThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Property
  void more_tries_never_mean_a_shorter_wait(@ForAll @IntRange(min = 1, max = 1_000) int tries) {
    assertThat(wait(DOUBLING, tries + 1)).isGreaterThanOrEqualTo(wait(DOUBLING, tries));
    assertThat(wait(WINDOW, tries + 1)).isGreaterThanOrEqualTo(wait(WINDOW, tries));
  }

  @Test
  void a_window_that_has_passed_is_forgotten() {
    Attempts.Count count = new Attempts.Count(1000, START, START.plusSeconds(299));
    assertThat(WINDOW.isOver(count, START.plusSeconds(299))).isFalse();
    assertThat(WINDOW.isOver(count, START.plusSeconds(300))).isTrue();
  }

  @Test
  void a_doubling_limit_forgets_only_whoever_stops_trying() {
    Attempts.Count count = new Attempts.Count(1000, START, START.plusSeconds(3600));
    assertThat(DOUBLING.isOver(count, START.plusSeconds(3600 + 899))).isFalse();
    assertThat(DOUBLING.isOver(count, START.plusSeconds(3600 + 900))).isTrue();
  }

  @Test
  void a_wider_limit_lets_more_be_tried_and_waits_as_long() {
    assertThat(WINDOW.times(10)).isEqualTo(Limit.parse("300/PT5M"));
  }
}
