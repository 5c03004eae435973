package dev.latchkey.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Injected;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Account;
import dev.latchkey.delivery.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a ticket works and when no more; over HTTP, nobody can wait for fifteen minutes. */
class TicketsTest {
  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Instant EXPIRES = ISSUED.plus(LIFETIME);
  private static final Duration TICK = Duration.ofNanos(1000);
  private static final String PURPOSE = "reset";
  private static final long OWNER = 1;
  private static final long OTHER = 2;

  private final TestDatabase database = new TestDatabase();
  private final Tickets tickets = database.opened(new Tickets());
  private final MailedTickets mailed = database.opened(new MailedTickets());

  @BeforeEach
  void add_two_accounts() {
    Injected.into(tickets, "outbox", database.opened(new Outbox()));
    account(OWNER, "owner");
    account(OTHER, "other");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void account(long id, String name) {
    database.account(id, name, 0);
  }

  private void issue(String digest, long account, long outboxId) {
    issue(digest, account, outboxId, 0);
  }

  private void issue(String digest, long account, long outboxId, long requestedAt) {
    issue(PURPOSE, digest, account, outboxId, requestedAt);
  }

  private void issue(String purpose, String digest, long account, long outboxId, long requestedAt) {
    Instant asked = Instant.EPOCH.plusMillis(requestedAt);
    Ticket.Request request = new Ticket.Request(purpose, outboxId, asked, null);
    tickets.issue(
        new Ticket(digest, database.find(Account.class, account), request, ISSUED, LIFETIME));
  }

  @Test
  void a_ticket_works_until_its_time_is_over() {
    issue("d", OWNER, 1);
    assertThat(tickets.usable(List.of(PURPOSE), "d", ISSUED)).isPresent();
    assertThat(tickets.usable(List.of(PURPOSE), "d", EXPIRES.minus(TICK))).isPresent();
    assertThat(tickets.usable(List.of(PURPOSE), "d", EXPIRES)).isEmpty();
    assertThat(tickets.usable(List.of(PURPOSE), "d", EXPIRES.plus(TICK))).isEmpty();
  }

  @Test
  void an_expired_ticket_cannot_be_claimed_and_a_fresh_one_can() {
    issue("d", OWNER, 1);
    assertThat(tickets.claim("d", EXPIRES)).isFalse();
    assertThat(tickets.claim("d", EXPIRES.plus(TICK))).isFalse();
    assertThat(tickets.claim("d", EXPIRES.minus(TICK))).isTrue();
  }

  @Test
  void a_ticket_is_claimed_once() {
    issue("d", OWNER, 1);
    assertThat(tickets.claim("d", ISSUED)).isTrue();
    assertThat(tickets.claim("d", ISSUED)).isFalse();
    assertThat(tickets.usable(List.of(PURPOSE), "d", ISSUED)).isEmpty();
  }

  @Test
  void an_unknown_ticket_is_neither_usable_nor_claimed() {
    issue("d", OWNER, 1);
    assertThat(tickets.usable(List.of(PURPOSE), "e", ISSUED)).isEmpty();
    assertThat(tickets.claim("e", ISSUED)).isFalse();
  }

  @Test
  void a_newer_ticket_voids_the_older_of_the_same_account_only() {
    issue("older", OWNER, 1);
    issue("others", OTHER, 2);
    issue("newer", OWNER, 3);
    assertThat(tickets.claim("older", ISSUED)).isFalse();
    assertThat(tickets.claim("newer", ISSUED)).isTrue();
    assertThat(tickets.claim("others", ISSUED)).isTrue();
  }

  @Test
  void a_ticket_for_another_purpose_is_neither_usable_nor_voided() {
    issue("verify", "other", OWNER, 1, 0);
    issue("d", OWNER, 2);
    assertThat(tickets.usable(List.of(PURPOSE), "other", ISSUED)).isEmpty();
    assertThat(tickets.claim("other", ISSUED)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentials_version = 1", "email = 'new@b.co'"})
  void a_ticket_is_bound_to_the_credentials_and_the_address(String change) {
    issue("d", OWNER, 1);
    Ticket ticket = tickets.usable(List.of(PURPOSE), "d", ISSUED).orElseThrow();
    assertThat(ticket.isFor(database.find(Account.class, OWNER))).isTrue();
    database.run("update account set " + change + " where id = " + OWNER);
    database.forgetEntities();
    assertThat(ticket.isFor(database.find(Account.class, OWNER))).isFalse();
    assertThat(ticket.isFor(database.find(Account.class, OTHER))).isFalse();
  }

  @Test
  void a_mail_that_a_newer_one_has_overtaken_leaves_the_ticket_of_the_newer_one() {
    issue("newer", OWNER, 2, 2_000);
    issue("older", OWNER, 1, 1_000);
    assertThat(tickets.usable(List.of(PURPOSE), "newer", ISSUED)).isPresent();
  }

  @Test
  void sending_a_request_again_leaves_the_ticket_of_a_mail_that_may_have_arrived() {
    issue("first", OWNER, 1);
    issue("again", OWNER, 1);
    assertThat(tickets.usable(List.of(PURPOSE), "first", ISSUED)).isPresent();
    assertThat(tickets.claim("again", ISSUED)).isTrue();
    tickets.useUp(PURPOSE, OWNER);
    assertThat(tickets.usable(List.of(PURPOSE), "first", ISSUED)).isEmpty();
  }

  @Test
  void voiding_all_leaves_the_tickets_of_others() {
    issue("d", OWNER, 1);
    issue("others", OTHER, 2);
    tickets.voidAll(OWNER);
    assertThat(tickets.claim("d", ISSUED)).isFalse();
    assertThat(tickets.claim("others", ISSUED)).isTrue();
  }

  private String address(long account) {
    return Ticket.addressOf(database.find(Account.class, account));
  }

  @Test
  void requests_are_counted_by_address_also_when_the_account_is_gone() {
    issue("d", OWNER, 1);
    issue("e", OWNER, 2);
    issue("others", OTHER, 3);
    String address = address(OWNER);
    database.run("delete from account where id = " + OWNER);
    assertThat(mailed.answeredSince(PURPOSE, address, ISSUED.minus(TICK), 0)).isEqualTo(2);
    assertThat(mailed.answeredSince(PURPOSE, address, ISSUED.minus(TICK), 2)).isEqualTo(1);
    assertThat(mailed.answeredSince(PURPOSE, address, ISSUED, 0)).isZero();
    assertThat(mailed.hasLinkLeft(PURPOSE, address, ISSUED, 0)).isTrue();
  }

  @Test
  void a_link_is_left_until_it_expires() {
    issue("d", OWNER, 1);
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OWNER), EXPIRES.minus(TICK), 0)).isTrue();
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OWNER), EXPIRES, 0)).isFalse();
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OWNER), ISSUED, 1)).isFalse();
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OTHER), ISSUED, 0)).isFalse();
  }

  @Test
  void no_link_is_left_after_the_use_of_one_but_after_a_change_of_the_password() {
    issue("older", OWNER, 1);
    issue("d", OWNER, 2);
    tickets.voidAll(OWNER);
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OWNER), ISSUED, 0)).isTrue();
    tickets.useUp(PURPOSE, OWNER);
    assertThat(mailed.hasLinkLeft(PURPOSE, address(OWNER), ISSUED, 0)).isFalse();
  }
}
