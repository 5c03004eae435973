package dev.latchkey.mail;

import dev.latchkey.delivery.OutboxMessage;
import java.util.Map;
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
   * A mail with its recipient and what its text is made of. It may contain a secret, so it is never
   * stored or logged.
   *
   * @param text the texts that it uses: those whose keys begin with {@code mail.<text>.}
   * @param locale the language that its reader has chosen; null for that of the request
   * @param values by placeholder: a text, or a moment or a duration, which are written as people of
   *     the language write them
   */
  record Composed(
      String address, String name, String text, String locale, Map<String, Object> values) {
    public Composed {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return "Composed mail";
    }
  }
}
