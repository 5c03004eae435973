package dev.latchkey.mail;

import dev.latchkey.delivery.OutboxMessage;
import java.util.HashMap;
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
   */
  record Composed(String address, String name, MailTemplate template, Map<String, String> values) {
    public Composed {
      values = Map.copyOf(values);
    }

    /** Its text, with what all mails have: the operator's name and colour. */
    public MailText text(Map<String, String> brand) {
      Map<String, String> all = new HashMap<>(brand);
      all.putAll(values);
      return template.fill(all);
    }

    @Override
    public String toString() {
      return "Composed mail";
    }
  }
}
