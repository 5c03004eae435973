package dev.latchkey.admin.event;

import dev.latchkey.audit.AuditEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a page of events, newest first. At most {@value #MOST_EXAMINED} are examined. A page may
 * then be short, and the next one goes on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FindEvents {
  private static final int MOST_EXAMINED = 5000;
  private static final int CHUNK = 201;

  @Inject private EventQueries search;

  /** The events, and the cursor of the next page; null if there is none. */
  public Page page(EventFilter query) {
    List<AuditEvent> found = new ArrayList<>();
    EventCursor cursor = query.after() == null ? new EventCursor(query.until(), 0) : query.after();
    for (int examined = 0; examined < MOST_EXAMINED; examined += CHUNK) {
      List<AuditEvent> chunk = search.next(query, cursor, CHUNK);
      for (AuditEvent event : chunk) {
        if (query.matches(event)) {
          if (found.size() == query.limit()) {
            return Page.of(found, cursor);
          }
          found.add(event);
        }
        cursor = EventCursor.of(event);
      }
      if (chunk.size() < CHUNK) {
        return Page.of(found, null);
      }
    }
    return Page.of(found, cursor);
  }

  /** A page of events. */
  public record Page(List<EventView> events, String next) {
    /** Keeps a copy. */
    public Page {
      events = List.copyOf(events);
    }

    static Page of(List<AuditEvent> found, EventCursor next) {
      return new Page(
          found.stream().map(EventView::of).toList(), next == null ? null : next.text());
    }
  }
}
