package dev.latchkey.verification;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.LoginName;
import dev.latchkey.runtime.Settings;
import dev.latchkey.throttle.MailCounts;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.MailedLinks;
import dev.latchkey.ticket.MailedTickets;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The mail to the new address of an account, with the link that confirms it. If another account has
 * that address, its owner is told that somebody tried. Only here, where no caller can see it, the
 * server finds out.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ConfirmEmailMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  private static final String KIND = "confirm-email";

  private static final String TAKEN = "address-taken";

  @Inject private Accounts accounts;
  @Inject private MailedLinks links;
  @Inject private MailedTickets mailed;
  @Inject private MailCounts budget;
  @Inject private VerificationSettings settings;
  @Inject private Settings server;
  @Inject private Clock clock;

  /** The message to the address that the owner of this account wants. */
  public static OutboxMessage to(
      EmailAddress address, Account account, Caller caller, Instant now) {
    return OutboxMessage.awaitedBy(MailChannel.NAME, KIND, account.id(), address.text(), now)
        .causedBy(caller.language().tag(), caller.userAgent());
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    return links
        .owner(mail)
        .filter(account -> !mailed.isSuperseded(mail, account))
        .filter(account -> mail.attempts() > 1 || budget.take(new EmailAddress(mail.recipient())))
        .map(account -> composed(account, mail));
  }

  private ComposedMail composed(Account account, OutboxMessage mail) {
    return accounts
        .byLoginName(new LoginName(mail.recipient()))
        .filter(other -> other.id() != account.id())
        .map(other -> taken(other, mail))
        .orElseGet(() -> confirm(account, mail));
  }

  private static ComposedMail taken(Account owner, OutboxMessage mail) {
    Map<String, Object> values = Map.of("name", owner.username(), "when", mail.createdAt());
    return new ComposedMail(owner.email(), owner.username(), TAKEN, owner.locale(), values);
  }

  private ComposedMail confirm(Account account, OutboxMessage mail) {
    String token =
        links.token(account, mail, mail.recipient(), clock.instant(), settings.lifetime());
    Map<String, Object> values =
        Map.of(
            "name", account.username(),
            "address", mail.recipient(),
            "link", LinkPage.CONFIRM_EMAIL.link(server.publicUrl(), token),
            "lifetime", settings.lifetime());
    return new ComposedMail(mail.recipient(), account.username(), KIND, account.locale(), values);
  }
}
