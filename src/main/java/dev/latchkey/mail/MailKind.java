package dev.latchkey.mail;

import dev.latchkey.delivery.OutboxMessage;
import java.util.Optional;

/** One kind of mail: knows what it says. Each journey that mails somebody brings its own. */
public interface MailKind {

  /** The name under which mails of this kind stand in the outbox. */
  String name();

  /**
   * What to send, made at the moment of sending, in a transaction that is committed before the
   * relay hears of it; empty if nobody is to get it.
   */
  Optional<Composed> compose(OutboxMessage message);

  /** A mail with everything in it. It may hold a secret and is never stored or logged. */
  record Composed(String address, String name, MailText text) {
    @Override
    public String toString() {
      return "Composed mail";
    }
  }
}
