package dev.latchkey.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.TestDatabase;
import dev.latchkey.address.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AttemptCountersTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Bucket TWO = new Bucket("two", Limit.parse("2/PT5M"));
  private static final Bucket THREE = new Bucket("three", Limit.parse("3/PT5M"));

  private final TestDatabase database = new TestDatabase();
  private final AttemptCounters attempts = database.opened(new AttemptCounters());

  @AfterEach
  void close() {
    database.close();
  }

  private long tries(Bucket bucket) {
    Count count = attempts.in(List.of(bucket)).get(bucket.key());
    return count == null ? 0 : count.tries();
  }

  @Test
  void as_many_are_let_through_as_are_free_and_the_last_is_told() {
    assertThat(attempts.take(List.of(TWO), NOW)).isEqualTo(Taken.of(List.of()));
    assertThat(attempts.take(List.of(TWO), NOW)).isEqualTo(Taken.of(List.of(TWO)));
    assertThat(attempts.take(List.of(TWO), NOW.plusSeconds(1)))
        .isEqualTo(Taken.refused(Duration.ofSeconds(299)));
    assertThat(tries(TWO)).isEqualTo(2);
  }

  @Test
  void a_try_that_one_bucket_refuses_is_counted_in_none() {
    attempts.add(List.of(TWO, TWO), NOW);
    assertThat(attempts.take(List.of(THREE, TWO), NOW).letThrough()).isFalse();
    assertThat(tries(THREE)).isZero();
  }

  @Test
  void a_window_that_has_passed_starts_again() {
    attempts.add(List.of(TWO, TWO, TWO), NOW);
    Instant later = NOW.plus(Duration.ofMinutes(5));
    assertThat(attempts.take(List.of(TWO), later).letThrough()).isTrue();
    assertThat(attempts.in(List.of(TWO))).containsEntry("two", new Count(1, later, later));
  }

  @Test
  void failures_are_counted_whether_free_or_not() {
    assertThat(attempts.add(List.of(TWO, THREE), NOW)).isEmpty();
    assertThat(attempts.add(List.of(TWO, THREE), NOW)).containsExactly(TWO);
    assertThat(attempts.add(List.of(TWO, THREE), NOW)).containsExactly(THREE);
    assertThat(tries(TWO)).isEqualTo(3);
  }

  @Test
  void a_try_can_be_given_back_once_and_never_below_nothing() {
    attempts.add(List.of(TWO), NOW);
    attempts.giveBack(TWO);
    attempts.giveBack(TWO);
    assertThat(tries(TWO)).isZero();
    database.forgetEntities();
    assertThat(attempts.take(List.of(TWO), NOW).letThrough()).isTrue();
    assertThat(tries(TWO)).isEqualTo(1);
  }

  @Test
  void only_what_is_named_is_forgotten() {
    attempts.add(List.of(TWO, THREE), NOW);
    attempts.clear(List.of(TWO));
    assertThat(attempts.in(List.of(TWO, THREE))).containsOnlyKeys("three");
  }

  @Test
  void an_ipv6_address_counts_for_its_subnet_and_ten_times_as_wide_for_its_site() {
    Limit limit = Limit.parse("20/PT1H");
    assertThat(Bucket.byAddress("forgot", limit, IpAddress.parse("2001:db8:1:2::3")))
        .containsExactly(
            new Bucket("forgot:2001:db8:1:2::/64", limit),
            new Bucket("forgot:2001:db8:1::/48", Limit.parse("200/PT1H")));
    assertThat(Bucket.byAddress("forgot", limit, IpAddress.parse("192.0.2.1")))
        .containsExactly(new Bucket("forgot:192.0.2.1", limit));
  }
}
