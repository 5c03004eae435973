package dev.latchkey.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

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
    assertThat(RetryPolicy.pause(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void the_reason_is_one_line_without_the_address_and_not_long() {
    OutboxMessage mail = OutboxMessage.awaited("mail", "reset", "a@b.co", Instant.EPOCH);
    assertThat(RetryPolicy.reason(mail, DeliveryFailure.temporary("550 no\r\n<a@b.co> here")))
        .isEqualTo("550 no  <<recipient>> here");
    assertThat(RetryPolicy.reason(mail, DeliveryFailure.temporary("x".repeat(999)))).hasSize(200);
  }

  @Property
  void no_number_of_attempts_makes_the_pause_shorter_or_endless(
      @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int attempts) {
    assertThat(RetryPolicy.pause(attempts))
        .isBetween(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .isLessThanOrEqualTo(RetryPolicy.pause(attempts + 1));
  }
}
