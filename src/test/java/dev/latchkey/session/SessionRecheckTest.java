package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may have changed between the moment when a call is let in and the moment when it acts. */
class SessionRecheckTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final SessionRecheck recheck = new SessionRecheck();
  private LiveSession asking;

  @BeforeEach
  void log_in() {
    Injected.into(recheck, "accounts", database.opened(new Accounts()));
    Injected.into(recheck, "sessions", database.opened(new LiveSessions()));
    Injected.into(recheck, "clock", Clock.fixed(NOW, ZoneOffset.UTC));
    for (int id = 1; id <= 2; id++) {
      database.account(id, "a" + id, 3);
    }
    database.session("s", 1, 3, NOW);
    database.run("update session set expires_at = expires_at + 1");
    asking = new LiveSession(database.find(Session.class, "s"), database.find(Account.class, 1L));
    database.forgetEntities();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_session_that_is_alive_acts_for_its_account() {
    assertThat(recheck.locked(asking).id()).isEqualTo(1);
    assertThat(recheck.lockedWithSamePassword(asking).id()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from session",
        "update session set ended_at = 0",
        "update account set enabled = false where id = 1",
        "update account set credentials_version = 4 where id = 1",
        "update session set expires_at = expires_at - 1",
        "update session set account_id = 2",
      })
  void a_session_that_has_ended_meanwhile_acts_no_more(String meanwhile) {
    database.run(meanwhile);
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> recheck.locked(asking));
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> recheck.lockedWithSamePassword(asking));
  }

  @Test
  void a_password_that_the_session_itself_has_changed_is_no_longer_proven() {
    database.run("update account set credentials_version = 4 where id = 1");
    database.run("update session set credentials_version = 4");
    assertThat(recheck.locked(asking).id()).isEqualTo(1);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> recheck.lockedWithSamePassword(asking));
  }
}
