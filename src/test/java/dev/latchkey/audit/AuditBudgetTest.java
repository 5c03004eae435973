package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.address.IpAddress;
import dev.latchkey.caller.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditBudgetTest {
  private static final AuditBudget.Kind REFUSED_STRANGER =
      new AuditBudget.Kind(AuditAction.LOGIN, Outcome.REFUSED, false);
  private static final AuditBudget.Kind REFUSED =
      new AuditBudget.Kind(AuditAction.END_SESSION, Outcome.REFUSED, true);
  private static final AuditBudget.Kind UPDATED =
      new AuditBudget.Kind(AuditAction.UPDATE_PROFILE, Outcome.SUCCESS, true);
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final AuditBudget budget = new AuditBudget();

  @BeforeEach
  void at_noon() {
    at(NOON);
  }

  private void at(Instant now) {
    Injected.into(budget, "clock", Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Caller from(String address) {
    return new Caller(IpAddress.parse(address), null, "request");
  }

  private long written(int events, AuditBudget.Kind kind, Long account, String address) {
    return IntStream.range(0, events)
        .filter(i -> budget.admits(kind, account, from(address)))
        .count();
  }

  @Test
  void the_first_refusals_of_an_account_are_written_wherever_they_come_from() {
    assertThat(written(20, REFUSED, 1L, "192.0.2.1")).isEqualTo(20);
    assertThat(written(20_000, REFUSED, 1L, "192.0.2.2")).isEqualTo(10);
    assertThat(written(20, REFUSED, 2L, "192.0.2.2")).isEqualTo(20);
  }

  @Test
  void what_an_operator_or_a_client_does_is_always_written() {
    AuditBudget.Kind kind = new AuditBudget.Kind(AuditAction.UPDATE_ACCOUNT, Outcome.SUCCESS, true);
    Caller operator = from("192.0.2.1").as("operator:0123abcd");
    assertThat(IntStream.range(0, 100).filter(i -> budget.admits(kind, 1L, operator)).count())
        .isEqualTo(100);
  }

  @Test
  void without_an_account_the_subnet_counts() {
    assertThat(written(50, REFUSED_STRANGER, null, "2001:db8::1")).isEqualTo(30);
    assertThat(written(50, REFUSED_STRANGER, null, "2001:db8::2")).isZero();
    assertThat(written(50, REFUSED_STRANGER, null, "2001:db8:0:1::1")).isEqualTo(30);
  }

  @Test
  void many_addresses_together_write_a_thousand() {
    long written =
        IntStream.range(0, 50_000)
            .filter(
                i ->
                    budget.admits(
                        REFUSED_STRANGER,
                        null,
                        from("10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256)))
            .count();
    assertThat(written).isEqualTo(3600);
  }

  @Test
  void many_accounts_together_are_refused_3600_times_and_succeed_without_such_a_limit() {
    assertThat(written(REFUSED)).isEqualTo(3600);
    assertThat(written(UPDATED)).isEqualTo(50_000);
  }

  private long written(AuditBudget.Kind kind) {
    return IntStream.range(0, 50_000)
        .filter(i -> budget.admits(kind, (long) i, from("192.0.2.1")))
        .count();
  }

  @Test
  void one_kind_of_event_does_not_use_up_another() {
    written(REFUSED);
    assertThat(written(1, REFUSED_STRANGER, null, "192.0.2.1")).isEqualTo(1);
    assertThat(written(1, UPDATED, 1L, "192.0.2.1")).isEqualTo(1);
  }

  @Test
  void an_account_writes_thirty_successes_of_a_kind() {
    assertThat(written(20_000, UPDATED, 1L, "192.0.2.1")).isEqualTo(30);
  }

  @ParameterizedTest
  @EnumSource(
      value = AuditAction.class,
      names = {
        "SIGNUP",
        "RESET_PASSWORD",
        "CHANGE_PASSWORD",
        "CONFIRM_EMAIL",
        "DELETE_ACCOUNT",
        "NEW_KEY"
      })
  void events_that_the_owner_must_know_are_always_written(AuditAction action) {
    AuditBudget.Kind kind = new AuditBudget.Kind(action, Outcome.SUCCESS, true);
    assertThat(written(100, kind, 1L, "192.0.2.1")).isEqualTo(100);
    AuditBudget.Kind refused = new AuditBudget.Kind(action, Outcome.REFUSED, true);
    assertThat(written(100, refused, 1L, "192.0.2.1")).isEqualTo(30);
  }

  @Test
  void the_next_hour_starts_from_zero_and_tells_what_was_left_out() {
    written(100, REFUSED, 1L, "192.0.2.1");
    written(40, REFUSED_STRANGER, null, "192.0.2.1");
    assertThat(budget.takeLeftOut()).isEmpty();
    at(NOON.plus(Duration.ofMinutes(59)));
    assertThat(written(1, REFUSED, 1L, "192.0.2.1")).isZero();
    at(NOON.plus(Duration.ofMinutes(60)));
    assertThat(written(100, REFUSED, 1L, "192.0.2.1")).isEqualTo(30);
    assertThat(budget.takeLeftOut()).isEqualTo(Map.of(REFUSED, 71, REFUSED_STRANGER, 10));
    assertThat(budget.takeLeftOut()).isEmpty();
  }

  @Test
  void left_out_counts_are_kept_until_they_are_taken() {
    written(40, REFUSED, 1L, "192.0.2.1");
    at(NOON.plus(Duration.ofHours(1)));
    written(40, REFUSED, 1L, "192.0.2.1");
    at(NOON.plus(Duration.ofHours(2)));
    assertThat(budget.takeLeftOut()).isEqualTo(Map.of(REFUSED, 20));
  }
}
