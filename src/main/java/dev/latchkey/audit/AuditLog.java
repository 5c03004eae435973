package dev.latchkey.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.json.Json;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes a security event as one line of JSON. A JSON encoder writes it, so nothing can be
 * injected.
 */
final class AuditLog {
  private static final Logger LOG = Logger.getLogger("dev.latchkey.audit");

  private AuditLog() {}

  static void write(AuditEvent event) {
    log(Line.of(event));
  }

  static void writeLeftOut(AuditBudget.Kind kind, int count, Instant now) {
    log(new LeftOut(now, kind.action().name(), kind.outcome().text(), count));
  }

  private static void log(Object event) {
    try {
      String line = Json.mapper().writeValueAsString(event);
      LOG.log(Level.INFO, line, (Object[]) null);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the event cannot be written as JSON", impossible);
    }
  }

  private record LeftOut(Instant at, String event, String outcome, int leftOut) {}

  private record Line(
      Instant at,
      String event,
      String outcome,
      Long accountId,
      @JsonInclude(JsonInclude.Include.NON_NULL) String actor,
      @JsonInclude(JsonInclude.Include.NON_NULL) String target,
      @JsonInclude(JsonInclude.Include.NON_NULL) String detail,
      String ip,
      String requestId) {
    static Line of(AuditEvent event) {
      return new Line(
          event.occurredAt(),
          event.action().name(),
          event.outcome().text(),
          event.accountId(),
          event.actor(),
          event.target(),
          event.detail(),
          event.ip(),
          event.requestId());
    }
  }
}
