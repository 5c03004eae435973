package dev.latchkey.mail;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.delivery.Channel;
import dev.latchkey.delivery.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Optional;

/** Delivers messages of the outbox as mails, through the relay. */
@ApplicationScoped
public class MailChannel implements Channel {
  /** The name of this channel. */
  public static final String NAME = "mail";

  @Inject private Relay relay;
  @Inject private MailSettings settings;
  @Inject private DatabaseClock clock;
  @Inject @Any private Instance<MailKind> kinds;

  @Override
  public String name() {
    return NAME;
  }

  /** Composes the mail in a transaction that is committed before the relay hears of it. */
  @Override
  public void deliver(OutboxMessage message) {
    Retry.of(() -> kindOf(message).compose(message)).ifPresent(mail -> send(message, mail));
  }

  // The domain alone: readers of the log need not know who has an account.
  @Override
  public String destination(OutboxMessage message) {
    String recipient = message.recipient();
    return recipient.substring(recipient.lastIndexOf('@') + 1) + " by " + settings.host();
  }

  private MailKind kindOf(OutboxMessage message) {
    Optional<MailKind> found =
        kinds.stream().filter(kind -> kind.name().equals(message.kind())).findFirst();
    return found.orElseThrow(
        () -> new IllegalStateException("no kind of mail is called " + message.kind()));
  }

  private void send(OutboxMessage message, MailKind.Composed mail) {
    try {
      Transport.send(
          MimeMail.from(settings.sender())
              .to(mail.address(), mail.name())
              .id("latchkey-" + message.id() + "-" + message.createdAt().toEpochMilli())
              .date(clock.estimate())
              .letter(mail.text())
              .message(relay.session()));
    } catch (MessagingException refused) {
      throw RelayReply.of(refused);
    }
  }
}
