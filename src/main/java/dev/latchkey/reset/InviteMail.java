package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.MailTemplate;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The mail to a person whose account was created by an operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class InviteMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  public static final String KIND = "invite";

  private static final MailTemplate TEMPLATE = new MailTemplate("invite");

  @Inject private Accounts accounts;
  @Inject private ResetLinks links;
  @Inject private ResetSettings settings;
  @Inject private Clock clock;

  /** The message to the owner of an account. */
  public static OutboxMessage to(Account account, Instant now) {
    return OutboxMessage.awaitedBy(MailChannel.NAME, KIND, account.id(), account.email(), now);
  }

  @Override
  public String name() {
    return KIND;
  }

  /** Empty if the account has another address by now, or is disabled or erased. */
  @Override
  public Optional<Composed> compose(OutboxMessage mail) {
    Instant now = clock.instant();
    Duration lifetime = settings.inviteLifetime();
    return accounts
        .locked(mail.accountId())
        .filter(account -> account.enabled() && account.email().equals(mail.recipient()))
        .map(account -> links.mail(account, mail, TEMPLATE, now, lifetime, values(account, now)));
  }

  private Map<String, String> values(Account account, Instant now) {
    String until = MailTemplate.moment(now.plus(settings.inviteLifetime()));
    return Map.of("username", account.username(), "until", until);
  }
}
