package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.setting.Configured;
import dev.latchkey.token.Authentication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many sessions an account may have. */
class SessionsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final Sessions sessions = database.opened(new Sessions());
  private final LiveSessions live = database.opened(new LiveSessions());
  private Account account;

  @BeforeEach
  void allow_three() {
    allow(3);
    for (int id = 1; id <= 2; id++) {
      database.account(id, "a" + id, 3);
    }
    account = database.find(Account.class, 1L);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void allow(int most) {
    Configured configured =
        Configured.development().with("LATCHKEY_SESSIONS_PER_ACCOUNT", Integer.toString(most));
    SessionSettings settings = new SessionSettings(configured.reader());
    Injected.into(sessions, "settings", settings);
    Injected.into(live, "settings", settings);
  }

  private void open(Account owner, String id, int second) {
    Instant opened = NOW.plusSeconds(second);
    sessions.open(
        new Session(
            id,
            owner,
            Authentication.byPassword(opened),
            Caller.THIS_SERVER,
            opened,
            Duration.ofHours(1)));
    database.forgetEntities();
  }

  /** A row, without the checks of {@code open}, which look at all sessions of the account. */
  private void row(int number, int second) {
    database.insert(
        "session",
        "id, account_id, credentials_version, auth_time, amr, created_at, last_seen_at, expires_at",
        "s%04d".formatted(number),
        1L,
        account.credentialsVersion(),
        0L,
        "pwd",
        TestDatabase.micros(NOW.plusSeconds(second)),
        TestDatabase.micros(NOW),
        TestDatabase.micros(NOW.plus(Duration.ofHours(1))));
  }

  private List<String> ids() {
    return live.of(account, NOW).stream().map(Session::id).toList();
  }

  @Test
  void the_oldest_session_ends_when_one_more_opens() {
    for (int i = 1; i <= 5; i++) {
      open(account, "s" + i, i);
    }
    assertThat(ids()).containsExactly("s5", "s4", "s3");
  }

  @Test
  void sessions_of_another_account_do_not_count() {
    open(database.find(Account.class, 2L), "other", 0);
    for (int i = 1; i <= 3; i++) {
      open(account, "s" + i, i);
    }
    assertThat(ids()).containsExactly("s3", "s2", "s1");
    assertThat(database.number("select count(*) from session")).isEqualTo(4);
  }

  /** Logging in and out all day must not fill the table. */
  @Test
  void of_the_ended_sessions_of_an_account_only_the_newest_hundred_are_kept() {
    for (int i = 1; i <= 205; i++) {
      open(account, "s" + i, i);
      sessions.end(1, "s" + i, SessionEnd.LOGOUT, NOW.plusSeconds(i));
      // Other services must learn of an end before the row may go.
      database.run("update session set announced = true where ended_at is not null");
    }
    open(database.find(Account.class, 2L), "other", 300);
    open(account, "live", 300);
    assertThat(database.number("select count(*) from session where account_id = 1")).isEqualTo(101);
    assertThat(database.number("select count(*) from session where id in ('s106', 's205')"))
        .isEqualTo(2);
  }

  @Test
  void with_a_lower_limit_fewer_are_listed_and_the_rest_ends_with_the_next_login() {
    for (int i = 1; i <= 3; i++) {
      open(account, "s" + i, i);
    }
    allow(2);
    assertThat(ids()).containsExactly("s3", "s2");
    open(account, "s4", 4);
    assertThat(ids()).containsExactly("s4", "s3");
    assertThat(database.number("select count(*) from session where ended_at is null")).isEqualTo(2);
  }

  @Test
  void sessions_of_a_period_end_whatever_stands_between_them() {
    allow(1000);
    for (int i = 0; i < 1100; i++) {
      row(i, i % 2 == 0 ? 10 : 20);
    }
    EndSessions end = Injected.into(new EndSessions(), "sessions", sessions);
    Injected.into(end, "clock", Clock.fixed(NOW.plusSeconds(30), ZoneOffset.UTC));
    end.openedBetween(NOW.plusSeconds(15), NOW.plusSeconds(25), SessionEnd.ENDED_BY_OPERATOR);
    assertThat(database.number("select count(*) from session where ended_at is null"))
        .isEqualTo(
            database.number(
                "select count(*) from session where ended_at is null and created_at = "
                    + NOW.plusSeconds(10).toEpochMilli() * 1000));
    assertThat(ids()).hasSizeGreaterThan(400).allMatch(id -> id.charAt(4) % 2 == 0);
  }

  @Test
  void a_batch_looks_at_a_limited_number_of_sessions_also_if_it_ends_none() {
    allow(1000);
    for (int i = 0; i < 600; i++) {
      row(i, 10);
    }
    Optional<String> last =
        sessions.endOpened(Instant.EPOCH, NOW, "", SessionEnd.ENDED_BY_OPERATOR, NOW);
    assertThat(last).contains("s0499");
    assertThat(ids()).hasSize(600);
  }
}
