package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.mail.MailKind;
import dev.latchkey.mail.text.ComposedMail;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The mail with a link to choose a password that an operator sends to an account's owner. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class OperatorMail implements MailKind {
  /** The kind of mail, and the purpose of its tickets. */
  public static final String KIND = "operator-reset";

  private static final Duration LIFETIME = Duration.ofHours(24);
  @Inject private ResetLinks links;

  /** The message to the owner of an account. */
  public static OutboxMessage to(Account account, Instant now) {
    return OutboxMessage.awaitedBy(MailChannel.NAME, KIND, account.id(), account.email(), now);
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<ComposedMail> compose(OutboxMessage mail) {
    return links.toOwner(mail, LIFETIME);
  }
}
