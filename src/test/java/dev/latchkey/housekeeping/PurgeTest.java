package dev.latchkey.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.audit.AuditSettings;
import dev.latchkey.database.ExpiredRows;
import dev.latchkey.database.Leases;
import dev.latchkey.database.Retention;
import dev.latchkey.delivery.OutboxSettings;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.session.Sessions;
import dev.latchkey.setting.Configured;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.throttle.AttemptCounters;
import dev.latchkey.ticket.Tickets;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has expired goes, and nothing else. */
class PurgeTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** More than one batch. */
  private static final int MANY = 1201;

  private final TestDatabase database = new TestDatabase();
  private final Purge purge = new Purge();
  private final Leases leases = database.opened(new Leases());

  @BeforeEach
  void wire_it() {
    Injected.into(purge, "retentions", found(allRetentions()));
    Injected.into(purge, "expired", database.opened(new ExpiredRows()));
    Injected.into(purge, "clock", SharedTime.of(Clock.fixed(NOW, ZoneOffset.UTC)));
    database.account(1, "a", 0);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void sessions_go_when_they_expire_however_many() {
    for (int i = 0; i < MANY; i++) {
      session("old" + i, Duration.ofSeconds(-1));
    }
    session("live", Duration.ofSeconds(1));
    purge.everything();
    assertThat(database.number("select count(*) from session")).isEqualTo(1);
    assertThat(database.number("select count(*) from session where id = 'live'")).isEqualTo(1);
  }

  @Test
  void a_session_that_has_ended_goes_a_day_later() {
    session("long ago", Duration.ofDays(30));
    session("today", Duration.ofDays(30));
    database.run("update session set ended_at = " + at(Duration.ofHours(-25)));
    database.run(
        "update session set ended_at = " + at(Duration.ofHours(-23)) + " where id = 'today'");
    purge.everything();
    assertThat(database.number("select count(*) from session")).isEqualTo(1);
    assertThat(database.number("select count(*) from session where id = 'today'")).isEqualTo(1);
  }

  @Test
  void tickets_stay_as_long_as_they_count_against_the_limit_of_an_hour() {
    ticket("old", Duration.ofHours(-3));
    ticket("counted", Duration.ofMinutes(-50));
    purge.everything();
    assertThat(database.number("select count(*) from ticket")).isEqualTo(1);
    assertThat(database.number("select count(*) from ticket where token_digest = 'counted'"))
        .isEqualTo(1);
  }

  @Test
  void tries_go_when_no_window_can_hold_them() {
    attempt("old", Duration.ofHours(-3));
    attempt("counted", Duration.ofMinutes(-59));
    purge.everything();
    assertThat(database.number("select count(*) from attempt_counter")).isEqualTo(1);
    assertThat(database.number("select count(*) from attempt_counter where bucket = 'counted'"))
        .isEqualTo(1);
  }

  @Test
  void a_mail_that_is_owed_never_goes_and_a_parked_one_after_its_time() {
    mail(1, null);
    mail(2, Duration.ofDays(-31));
    mail(3, Duration.ofDays(-29));
    purge.everything();
    assertThat(database.number("select sum(id) from outbox")).isEqualTo(1 + 3);
  }

  @Test
  void events_go_after_their_retention() {
    event(1, Duration.ofDays(-91));
    event(2, Duration.ofDays(-89));
    purge.everything();
    assertThat(database.number("select sum(id) from audit_event")).isEqualTo(2);
  }

  @Test
  void an_address_is_forgotten_thirty_days_after_the_last_login_from_it() {
    address(1, Duration.ofDays(-31));
    address(2, Duration.ofDays(-29));
    purge.everything();
    assertThat(database.number("select sum(id) from familiar_address")).isEqualTo(2);
  }

  @Test
  void one_node_at_a_time_has_the_work() {
    Duration lease = Duration.ofMinutes(10);
    assertThat(leases.take("purge", NOW, lease)).isTrue();
    assertThat(leases.take("purge", NOW, lease)).isFalse();
    assertThat(leases.take("purge", NOW.plus(lease), lease)).isTrue();
  }

  @Test
  void a_lease_that_a_node_a_hundred_days_ahead_took_can_be_taken() {
    Duration lease = Duration.ofMinutes(10);
    assertThat(leases.take("purge", NOW.plus(Duration.ofDays(100)), lease)).isTrue();
    assertThat(leases.take("purge", NOW, lease)).isTrue();
    assertThat(leases.take("purge", NOW, lease)).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static Instance<Retention> found(List<Retention> retentions) {
    return (Instance<Retention>)
        Proxy.newProxyInstance(
            Instance.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> method.invoke(retentions, arguments));
  }

  private static List<Retention> allRetentions() {
    SettingReader settings = Configured.development().reader();
    return List.of(
        Sessions.keepExpired(),
        Sessions.keepEnded(),
        Tickets.retention(),
        AttemptCounters.retention(),
        FamiliarAddresses.retention(),
        new OutboxSettings(settings).retention(),
        new AuditSettings(settings).retention());
  }

  private static long at(Duration fromNow) {
    return NOW.plus(fromNow).toEpochMilli() * 1000;
  }

  private void session(String id, Duration expires) {
    database.session(id, 1, 0, NOW.plus(expires));
  }

  private void ticket(String digest, Duration expires) {
    database.insert(
        "ticket",
        "token_digest, purpose, account_id, credentials_version, address_digest, outbox_id,"
            + " requested_at, created_at, expires_at, used, valid",
        digest,
        "reset",
        1,
        0,
        "a",
        1,
        0,
        0,
        at(expires),
        false,
        false);
  }

  private void attempt(String bucket, Duration last) {
    database.run(
        "insert into attempt_counter (bucket, tries, started_at, last_at)"
            + String.format(" values ('%s', 1, %2$d, %2$d)", bucket, at(last)));
  }

  private void mail(long id, Duration parked) {
    database.run(
        "insert into outbox (id, channel, kind, priority, recipient, created_at, due_at, attempts,"
            + String.format(
                " parked_at) values (%d, 'mail', 'reset', 0, 'a@b.co', 0, 0, 1, %s)",
                id, parked == null ? "null" : Long.toString(at(parked))));
  }

  private void address(long id, Duration lastLogin) {
    database.run(
        "insert into familiar_address (id, account_id, subnet, last_login_at)"
            + String.format(" values (%1$d, 1, '192.0.2.%1$d', %2$d)", id, at(lastLogin)));
  }

  private void event(long id, Duration when) {
    database.insert(
        "audit_event", "id, occurred_at, action, outcome", id, at(when), "LOGIN", "success");
  }
}
