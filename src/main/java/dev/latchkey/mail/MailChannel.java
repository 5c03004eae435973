package dev.latchkey.mail;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.delivery.Channel;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.text.ComposedMail;
import dev.latchkey.mail.text.MailWriter;
import dev.latchkey.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.util.Optional;

/** Sends messages from the outbox as mails, through the relay. */
@ApplicationScoped
public class MailChannel implements Channel {
  /** The name of this channel, as stored in the outbox. */
  public static final String NAME = "mail";

  @Inject private Relay relay;
  @Inject private MailSettings settings;
  @Inject private MailWriter writer;
  @Inject private DatabaseClock clock;
  @Inject @Any private Instance<MailKind> kinds;

  @Override
  public String name() {
    return NAME;
  }

  /** Composes the mail in a transaction. The transaction is committed before the mail is sent. */
  @Override
  public void deliver(OutboxMessage message) {
    Retry.of(() -> kindOf(message).compose(message)).ifPresent(mail -> send(message, mail));
  }

  // Only the domain: people who read the log need not know who has an account.
  @Override
  public String destination(OutboxMessage message) {
    String recipient = message.recipient();
    return recipient.substring(recipient.lastIndexOf('@') + 1) + " by " + settings.host();
  }

  private MailKind kindOf(OutboxMessage message) {
    Optional<MailKind> found =
        kinds.stream().filter(kind -> kind.name().equals(message.kind())).findFirst();
    return found.orElseThrow(
        () -> new IllegalStateException("unknown kind of mail: " + message.kind()));
  }

  private void send(OutboxMessage message, ComposedMail mail) {
    try {
      Transport.send(
          MimeMail.from(settings.sender())
              .to(mail.address(), mail.name())
              .id("latchkey-" + message.id() + "-" + message.createdAt().toEpochMilli())
              .date(clock.estimate())
              .content(writer.write(mail, Language.of(message.language())))
              .message(relay.session()));
    } catch (MessagingException refused) {
      throw RelayReply.of(refused);
    }
  }
}
