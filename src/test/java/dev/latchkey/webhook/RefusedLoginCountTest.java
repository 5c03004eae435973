package dev.latchkey.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RefusedLoginCountTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final RefusedLoginCount count = new RefusedLoginCount();

  private long sent(long accountId, int refusals, Instant at) {
    return LongStream.range(0, refusals).filter(i -> count.take(accountId, at).isPresent()).count();
  }

  @Test
  void ten_in_a_minute_are_sent_for_an_account() {
    assertThat(sent(1, 25, NOW)).isEqualTo(10);
    assertThat(sent(2, 3, NOW)).isEqualTo(3);
    assertThat(sent(1, 25, NOW.plusSeconds(59))).isZero();
  }

  @Test
  void a_hundred_in_a_minute_are_sent_in_total() {
    assertThat(LongStream.range(0, 30).map(account -> sent(account, 10, NOW)).sum()).isEqualTo(100);
  }

  @Test
  void a_clock_that_was_ahead_stops_the_messages_for_no_longer_than_a_minute() {
    sent(1, 25, NOW.plusSeconds(3600));
    assertThat(sent(1, 25, NOW)).isEqualTo(10);
  }

  @Test
  void the_next_minute_says_how_many_were_left_out() {
    sent(1, 25, NOW);
    assertThat(count.take(1, NOW.plusSeconds(61))).isEqualTo(OptionalLong.of(15));
    assertThat(count.take(1, NOW.plusSeconds(61))).isEqualTo(OptionalLong.of(0));
  }
}
