package dev.latchkey.ticket;

import dev.latchkey.Injected;
import dev.latchkey.Now;
import dev.latchkey.SharedTime;
import dev.latchkey.TestDatabase;
import dev.latchkey.account.Accounts;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.setting.SettingReader;
import dev.latchkey.throttle.MailCounts;
import dev.latchkey.throttle.ThrottleSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What mails with links need, on a database of its own, and what their tokens can do. */
public final class LinksRig implements AutoCloseable {
  public final TestDatabase database = new TestDatabase();
  public final Now clock = new Now();
  public final Tickets tickets = database.opened(new Tickets());
  private final MailedLinks links = new MailedLinks();
  private final MailCounts budget = database.opened(new MailCounts());
  private final Accounts accounts = database.opened(new Accounts());

  public LinksRig(SettingReader reader) {
    Outbox outbox = database.opened(new Outbox());
    Injected.into(tickets, "outbox", outbox);
    Injected.into(links, "accounts", accounts);
    Injected.into(links, "outbox", outbox);
    Injected.into(links, "tickets", tickets);
    Injected.into(links, "random", new RandomTokens());
    Injected.into(budget, "settings", new ThrottleSettings(reader));
    Injected.into(budget, "clock", SharedTime.of(clock));
  }

  /** Injects these into a kind of mail, under the names of their fields. */
  public void wire(MailKind kind, String linksField) {
    Injected.into(kind, linksField, links);
    Injected.into(kind, "budget", budget);
    Injected.into(kind, "mailed", database.opened(new MailedTickets()));
    Injected.into(kind, "clock", clock);
  }

  public MailedLinks links() {
    return links;
  }

  public Accounts accounts() {
    return accounts;
  }

  /** Adds a request for a mail to the outbox, at this time. */
  public void request(long id, String kind, Long account, String recipient, Instant at) {
    database.insert(
        "outbox",
        "id, channel, kind, priority, account_id, recipient, created_at, due_at, attempts",
        id,
        "mail",
        kind,
        0,
        account,
        recipient,
        at.toEpochMilli() * 1000 + id,
        0,
        0);
  }

  /** One attempt to send; the mail. */
  public Optional<ComposedMail> sent(MailKind kind, long id) {
    database.run("update outbox set attempts = attempts + 1 where id = " + id);
    database.forgetEntities();
    Optional<ComposedMail> mail = kind.compose(database.find(OutboxMessage.class, id));
    database.forgetEntities();
    return mail;
  }

  /** The token of a mail. Empty if it has none. */
  public static Optional<String> token(Optional<ComposedMail> mail) {
    return mail.map(one -> (String) one.values().get("link"))
        .map(link -> link.split("#token=", 2)[1]);
  }

  /** Whether a ticket with this token can be used. */
  public boolean works(String token, List<String> purposes) {
    return tickets.usable(purposes, Digest.sha256(token).hex(), clock.instant()).isPresent();
  }

  @Override
  public void close() {
    database.close();
  }
}
