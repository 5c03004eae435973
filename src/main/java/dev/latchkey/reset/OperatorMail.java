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

/** The mail with a link to choose a password that an operator sends to an account's owner. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OperatorMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  public static final String KIND = "operator-reset";

  private static final Duration LIFETIME = Duration.ofHours(24);
  private static final MailTemplate TEMPLATE = new MailTemplate("operator-reset");

  @Inject private Accounts accounts;
  @Inject private ResetLinks links;
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
    Map<String, String> values = Map.of("until", MailTemplate.moment(now.plus(LIFETIME)));
    return accounts
        .locked(mail.accountId())
        .filter(account -> account.enabled() && account.email().equals(mail.recipient()))
        .map(account -> links.mail(account, mail, TEMPLATE, now, LIFETIME, values));
  }
}
