package dev.latchkey.profile;

import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.database.Retried;
import dev.latchkey.session.LiveSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;

/** {@code GET /api/events}: what happened to the caller's account, newest first. */
@ApplicationScoped
@Retried
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {
  private static final int MOST = 20;

  @Inject private AuditTrail audit;

  @GET
  public EventList list(@Context SecurityContext security) {
    long id = LiveSession.of(security.getUserPrincipal()).account().id();
    return new EventList(audit.newest(id, MOST).stream().map(EventView::of).toList());
  }

  /** The last events. */
  public record EventList(List<EventView> events) {
    /** Keeps a copy. */
    public EventList {
      events = List.copyOf(events);
    }
  }

  /** One event. The address and the user agent are missing if an operator acted. */
  public record EventView(Instant at, String action, String outcome, String ip, String userAgent) {
    static EventView of(AuditEvent event) {
      // An operator's address is not the owner's business.
      boolean own = event.actor() == null;
      return new EventView(
          event.occurredAt(),
          event.action().name(),
          event.outcome().text(),
          own ? event.ip() : null,
          own ? event.userAgent() : null);
    }
  }
}
