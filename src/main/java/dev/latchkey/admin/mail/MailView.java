package dev.latchkey.admin.mail;

import dev.latchkey.delivery.OutboxMessage;
import java.time.Instant;

/**
 * A mail of the outbox.
 *
 * @param attempts how often it was given to the relay
 * @param state {@code waiting} or {@code parked}
 * @param reason why the last attempt failed, in the relay's words; null before the first failure
 */
public record MailView(
    long id,
    String kind,
    String recipient,
    Instant createdAt,
    Instant dueAt,
    int attempts,
    String state,
    String reason) {

  static MailView of(OutboxMessage mail) {
    return new MailView(
        mail.id(),
        mail.kind(),
        mail.recipient(),
        mail.createdAt(),
        mail.dueAt(),
        mail.attempts(),
        mail.parkedAt() == null ? "waiting" : "parked",
        mail.reason());
  }
}
