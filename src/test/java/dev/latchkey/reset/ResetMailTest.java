package dev.latchkey.reset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Accounts;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.runtime.Settings;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.setting.Configured;
import dev.latchkey.ticket.MailedTickets;
import dev.latchkey.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails that a relay delays, or takes without saying so. */
class ResetMailTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Pattern TOKEN = Pattern.compile("#token=(\\S+)");
  private static final int OLDER = 1;
  private static final int NEWER = 2;

  private final TestDatabase database = new TestDatabase();
  private final Tickets tickets = database.opened(new Tickets());
  private final ResetMail mails = new ResetMail();

  @BeforeEach
  void wire_it() {
    var reader = Configured.development().reader();
    Injected.into(mails, "accounts", database.opened(new Accounts()));
    ResetSettings settings = new ResetSettings(reader, new Settings(reader));
    ResetLinks links = new ResetLinks();
    Injected.into(links, "tickets", tickets);
    Injected.into(links, "random", new RandomTokens());
    Injected.into(links, "settings", settings);
    Injected.into(mails, "links", links);
    Injected.into(mails, "mailed", database.opened(new MailedTickets()));
    Injected.into(mails, "settings", settings);
    Injected.into(mails, "clock", Clock.fixed(NOW, ZoneOffset.UTC));
    database.account(1, "a", 0);
    request(OLDER);
    request(NEWER);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void request(int id) {
    long asked = NOW.minusSeconds(60).toEpochMilli() * 1000 + id;
    database.run(
        "insert into outbox (id, channel, kind, priority, recipient, created_at, due_at, attempts)"
            + String.format(" values (%d, 'mail', 'reset', 0, 'a@b.co', %d, 0, 0)", id, asked));
  }

  /** One attempt to send; the token that it mails. */
  private Optional<String> sent(int id) {
    database.run("update outbox set attempts = attempts + 1 where id = " + id);
    database.forgetEntities();
    return mails
        .compose(database.find(OutboxMessage.class, (long) id))
        .map(mail -> TOKEN.matcher(mail.text().text()))
        .filter(Matcher::find)
        .map(found -> found.group(1));
  }

  private boolean works(Optional<String> token) {
    return tickets
        .usable(ResetLinks.PURPOSES, Digest.sha256(token.orElseThrow()).hex(), NOW)
        .isPresent();
  }

  @Test
  void a_delayed_mail_of_an_older_request_is_dropped_and_the_newer_link_works() {
    sent(OLDER);
    Optional<String> newer = sent(NEWER);
    assertThat(sent(OLDER)).isEmpty();
    assertThat(works(newer)).isTrue();
  }

  @Test
  void of_two_delayed_mails_the_newer_is_sent() {
    sent(NEWER);
    sent(OLDER);
    assertThat(works(sent(NEWER))).isTrue();
    assertThat(sent(OLDER)).isEmpty();
  }

  @Test
  void a_mail_that_is_sent_again_leaves_the_link_of_the_first_attempt() {
    Optional<String> first = sent(NEWER);
    Optional<String> again = sent(NEWER);
    assertThat(works(first)).isTrue();
    assertThat(works(again)).isTrue();
  }

  @Test
  void a_newer_request_voids_every_link_of_an_older_one() {
    Optional<String> first = sent(OLDER);
    Optional<String> again = sent(OLDER);
    sent(NEWER);
    assertThat(works(first)).isFalse();
    assertThat(works(again)).isFalse();
  }
}
