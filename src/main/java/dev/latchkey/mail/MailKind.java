package dev.latchkey.mail;

import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.text.ComposedMail;
import java.util.Optional;

/** One kind of mail, with its text. Each package that sends mails has its own kinds. */
public interface MailKind {

  /** The name of this kind, as stored in the outbox. */
  String name();

  /**
   * Composes the mail just before it is sent, in a transaction that is committed before the relay
   * is contacted. Empty if the mail is no longer to be sent.
   */
  Optional<ComposedMail> compose(OutboxMessage message);
}
