package dev.latchkey.admin.event;

import dev.latchkey.audit.AuditEvent;
import java.time.Instant;

/**
 * An event as an operator sees it.
 *
 * @param outcome {@code success} or {@code refused}
 * @param actor who acted, if it was not the account itself
 */
public record EventView(
    long id,
    Instant at,
    String action,
    String outcome,
    Long accountId,
    String actor,
    String target,
    String detail,
    String ip,
    String requestId) {

  static EventView of(AuditEvent event) {
    return new EventView(
        event.id(),
        event.occurredAt(),
        event.action().name(),
        event.outcome().text(),
        event.accountId(),
        event.actor(),
        event.target(),
        event.leftOut() == null ? event.detail() : event.leftOut() + " events were left out",
        event.ip(),
        event.requestId());
  }
}
