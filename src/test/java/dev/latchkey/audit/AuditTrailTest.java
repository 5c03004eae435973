package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.address.IpAddress;
import dev.latchkey.caller.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which rows are written. {@link AuditBudgetTest} tests how many. */
class AuditTrailTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Caller CALLER = new Caller(IpAddress.parse("192.0.2.1"), null, "request");

  private final TestDatabase database = new TestDatabase();
  private final AuditTrail audit = database.opened(new AuditTrail());
  private final AuditBudget budget = new AuditBudget();

  @BeforeEach
  void wire_it() {
    Injected.into(audit, "budget", budget);
    Injected.into(audit, "meters", new Unmetered());
    Injected.into(audit, "events", new Unobserved<AuditEvent>());
    at(NOON);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void at(Instant now) {
    Injected.into(audit, "clock", Clock.fixed(now, ZoneOffset.UTC));
    Injected.into(budget, "clock", Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void left_out_events_are_one_row_after_the_hour() {
    for (int i = 0; i < 100; i++) {
      audit.refusal(AuditAction.LOGIN, null, CALLER);
    }
    audit.summarise();
    assertThat(database.number("select count(*) from audit_event")).isEqualTo(30);
    at(NOON.plus(Duration.ofHours(1)));
    audit.summarise();
    audit.summarise();
    assertThat(database.number("select count(*) from audit_event")).isEqualTo(31);
    assertThat(database.number("select left_out from audit_event where left_out is not null"))
        .isEqualTo(70);
  }

  @Test
  void a_refusal_that_is_only_logged_is_not_a_row() {
    audit.note(AuditAction.THROTTLE, 1L, CALLER);
    assertThat(database.number("select count(*) from audit_event")).isZero();
  }

  private static final class Unmetered extends AuditMeters {
    @Override
    void count(AuditEvent event, boolean written) {}
  }
}
