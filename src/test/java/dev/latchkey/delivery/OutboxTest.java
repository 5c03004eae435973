package dev.latchkey.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.database.Engine;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final long OWNER = 1;
  private static final String KIND = "notice";

  private final TestDatabase database = new TestDatabase();
  private final Outbox outbox = database.opened(new Outbox());
  private final OutboxClaims claims = database.opened(new OutboxClaims());

  @BeforeEach
  void add_an_account() {
    Object nobodyListens =
        Proxy.newProxyInstance(
            OutboxTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
    Injected.into(outbox, "posted", nobodyListens);
    Injected.into(claims, "engine", Injected.into(new Engine(), "postgreSql", false));
    database.account(1, "a", 0);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void notice(Instant when) {
    outbox.post(OutboxMessage.notice("mail", KIND, OWNER, "a@b.co", "A", when));
  }

  private String claimed(Instant when) {
    database.forgetEntities();
    return claims.claimNext("mail", when).map(OutboxMessage::kind).orElse("none");
  }

  @Test
  void a_mail_that_a_person_waits_for_goes_before_older_notices() {
    notice(NOW.minusSeconds(20));
    notice(NOW.minusSeconds(10));
    outbox.post(OutboxMessage.awaited("mail", "reset", "c@d.co", NOW.minusSeconds(5)));
    outbox.post(OutboxMessage.awaited("mail", "later reset", "c@d.co", NOW));
    assertThat(claimed(NOW)).isEqualTo("reset");
    assertThat(claimed(NOW)).isEqualTo("later reset");
    assertThat(claimed(NOW)).isEqualTo(KIND);
    assertThat(claimed(NOW)).isEqualTo(KIND);
    assertThat(claimed(NOW)).isEqualTo("none");
  }

  @Test
  void a_message_of_another_channel_is_not_claimed() {
    outbox.post(OutboxMessage.notice("other", KIND, OWNER, "a@b.co", "A", NOW));
    assertThat(claimed(NOW)).isEqualTo("none");
  }

  @Test
  void a_claimed_mail_is_due_again_after_the_lease() {
    notice(NOW);
    assertThat(claimed(NOW.minusSeconds(1))).isEqualTo("none");
    assertThat(claimed(NOW)).isEqualTo(KIND);
    assertThat(claimed(NOW.plus(OutboxClaims.LEASE).minusSeconds(1))).isEqualTo("none");
    assertThat(claimed(NOW.plus(OutboxClaims.LEASE))).isEqualTo(KIND);
  }

  @Test
  void a_mail_claimed_by_a_node_a_hundred_days_ahead_is_due_after_the_purge() {
    notice(NOW);
    assertThat(claimed(NOW.plus(Duration.ofDays(100)))).isEqualTo(KIND);
    assertThat(claimed(NOW.plus(OutboxClaims.LEASE))).isEqualTo("none");
    assertThat(claims.bringForward(NOW)).isEqualTo(1);
    assertThat(claimed(NOW)).isEqualTo(KIND);
    assertThat(claims.bringForward(NOW)).isZero();
  }

  @Test
  void a_notice_is_pending_until_it_is_sent_or_parked() {
    assertThat(outbox.hasPending(KIND, OWNER)).isFalse();
    notice(NOW);
    assertThat(outbox.hasPending(KIND, OWNER)).isTrue();
    assertThat(outbox.hasPending("another", OWNER)).isFalse();
    assertThat(outbox.hasPending(KIND, 2)).isFalse();
    long id = database.number("select id from outbox");
    outbox.postpone(id, "not now", NOW.plus(Duration.ofMinutes(1)));
    assertThat(outbox.hasPending(KIND, OWNER)).isTrue();
    outbox.park(id, "never", NOW);
    assertThat(outbox.hasPending(KIND, OWNER)).isFalse();
  }

  @Test
  void messages_are_counted_by_channel_and_by_whether_they_are_parked() {
    notice(NOW);
    notice(NOW);
    outbox.park(database.number("select min(id) from outbox"), "never", NOW);
    outbox.post(OutboxMessage.awaited("other", KIND, "c@d.co", NOW));
    assertThat(outbox.countWaiting("mail")).isEqualTo(1);
    assertThat(outbox.countParked("mail")).isEqualTo(1);
    assertThat(outbox.countWaiting("other")).isEqualTo(1);
    assertThat(outbox.countParked("other")).isZero();
    assertThat(outbox.countWaiting("unknown")).isZero();
  }

  @Test
  void the_oldest_message_is_found_among_those_of_its_channel_that_wait() {
    notice(NOW.minusSeconds(50));
    outbox.park(database.number("select id from outbox"), "never", NOW);
    assertThat(outbox.ageOfOldest("mail", NOW)).isZero();
    outbox.post(OutboxMessage.awaited("other", KIND, "c@d.co", NOW.minusSeconds(40)));
    notice(NOW.minusSeconds(20));
    // Another node has a block of lower ids, so the older message may have the higher id.
    notice(NOW.minusSeconds(30));
    assertThat(outbox.ageOfOldest("mail", NOW)).isEqualTo(Duration.ofSeconds(30));
    assertThat(outbox.ageOfOldest("other", NOW)).isEqualTo(Duration.ofSeconds(40));
  }
}
