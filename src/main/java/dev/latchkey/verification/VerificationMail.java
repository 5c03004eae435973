package dev.latchkey.verification;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.name.EmailAddress;
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
 * The mail with the link that confirms the address of an account. Nobody may have asked for the
 * account, so it greets by username: a full name could be an attacker's text.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VerificationMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  private static final String KIND = "verify-email";

  @Inject private MailedLinks links;
  @Inject private MailedTickets mailed;
  @Inject private MailCounts budget;
  @Inject private VerificationSettings settings;
  @Inject private Settings server;
  @Inject private Clock clock;

  /** The message to the owner of an account. */
  public static OutboxMessage to(Account account, Caller caller, Instant now) {
    return OutboxMessage.awaitedBy(MailChannel.NAME, KIND, account.id(), account.email(), now)
        .causedBy(caller.language().tag(), caller.userAgent());
  }

  /** The message to an address. The worker finds out whether it waits for confirmation. */
  public static OutboxMessage to(EmailAddress address, Caller caller, Instant now) {
    return OutboxMessage.awaited(MailChannel.NAME, KIND, address.folded(), now)
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
        .filter(account -> !account.emailVerified())
        .filter(
            account -> account.emailFolded().equals(new EmailAddress(mail.recipient()).folded()))
        .filter(account -> !mailed.isSuperseded(mail, account))
        .filter(account -> mail.attempts() > 1 || budget.take(new EmailAddress(account.email())))
        .map(account -> composed(account, mail));
  }

  private ComposedMail composed(Account account, OutboxMessage mail) {
    String token = links.token(account, mail, clock.instant(), settings.lifetime());
    Map<String, Object> values =
        Map.of(
            "name", account.username(),
            "address", account.email(),
            "link", LinkPage.VERIFY_EMAIL.link(server.publicUrl(), token),
            "lifetime", settings.lifetime());
    return new ComposedMail(account.email(), account.username(), KIND, account.locale(), values);
  }
}
