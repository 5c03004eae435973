package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

  @ParameterizedTest
  @CsvSource({
    "-1,5",
    "0,5",
    "1,5",
    "2,10",
    "3,20",
    "4,40",
    "5,80",
    "6,160",
    "7,300",
    "8,300",
    "99999,300"
  })
  void the_pause_doubles_from_five_seconds_to_five_minutes(int attempts, int seconds) {
    assertThat(Retries.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Property
  void no_number_of_attempts_makes_the_pause_shorter_or_endless(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int attempts) {
    assertThat(Retries.pause(attempts))
        .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .isLessThanOrEqualTo(Retries.pause(attempts + 1));
  }
}
