package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.throttle.MailCounts;
import dev.latchkey.ticket.MailedLinks;
import dev.latchkey.ticket.MailedTickets;
import dev.latchkey.ticket.Ticket;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The mail with the reset link. Only here, where no caller can see it, the server finds out whether
 * the address belongs to somebody. The token is made when the mail is sent, and stored as a digest.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ResetMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  static final String KIND = "reset";

  @Inject private MailedLinks mailedLinks;
  @Inject private MailCounts budget;
  @Inject private MailedTickets mailed;
  @Inject private ResetLinks links;
  @Inject private ResetSettings settings;
  @Inject private Clock clock;

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    Instant now = clock.instant();
    return mailedLinks
        .owner(mail)
        .filter(account -> !mailed.isSuperseded(mail, account))
        .filter(account -> mayGetAnother(account, mail, now))
        .map(account -> composed(account, mail, now));
  }

  /**
   * Limits the mails per hour, and allows one more if no link is left: the requests of a stranger
   * neither fill the owner's mailbox nor keep the owner from a reset.
   */
  private boolean mayGetAnother(Account account, OutboxMessage mail, Instant now) {
    String address = Ticket.addressOf(account);
    Instant anHourAgo = now.minus(Duration.ofHours(1));
    return mailed.answeredSince(KIND, address, anHourAgo, mail.id()) < settings.mailsPerHour()
        || !mailed.hasLinkLeft(KIND, address, now, mail.id());
  }

  private ComposedMail composed(Account account, OutboxMessage mail, Instant now) {
    if (mail.attempts() == 1) {
      budget.add(new EmailAddress(account.email()));
    }
    return links.mail(account, mail, now, settings.lifetime(), Map.of("when", mail.createdAt()));
  }
}
