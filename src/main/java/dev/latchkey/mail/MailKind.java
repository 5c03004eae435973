package dev.latchkey.mail;

import dev.latchkey.delivery.OutboxMessage;
import java.util.Optional;

/** One kind of mail, with its text. Each package that sends mails has its own kinds. */
public interface MailKind {

  /** The name of this kind, as stored in the outbox. */
  String name();

  /**
   * Composes the mail just before it is sent, in a transaction that is committed before the relay
   * is contacted. Empty if the mail is no longer to be sent.
   */
  Optional<Composed> compose(OutboxMessage message);

  /**
   * A mail with its recipient and text. It may contain a secret, so it is never stored or logged.
   */
  record Composed(String address, String name, MailText text) {
    @Override
    public String toString() {
      return "Composed mail";
    }
  }
}
