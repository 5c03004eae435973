package dev.latchkey.admin.event;

import dev.latchkey.audit.AuditEvent;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;

/**
 * Reads events in the order of an index, newest first. Only the filter with the best index is part
 * of the statement, so that no statement reads more than it returns.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class EventQueries {
  @PersistenceContext private EntityManager entities;

  /** The next events after the cursor. Other filters of the query are not applied. */
  public List<AuditEvent> next(EventFilter query, EventCursor after, int most) {
    Condition filter = Condition.of(query);
    TypedQuery<AuditEvent> statement =
        entities
            .createQuery(
                "select e from AuditEvent e where "
                    + filter.condition()
                    + "e.occurredAt >= :since and e.occurredAt <= :until"
                    + " and (e.occurredAt < :until or e.id < :id)"
                    + " order by e.occurredAt desc, e.id desc",
                AuditEvent.class)
            .setParameter("since", query.since())
            .setParameter("until", after.at())
            .setParameter("id", after.id())
            .setMaxResults(most);
    if (filter.value() != null) {
      statement.setParameter("value", filter.value());
    }
    return statement.getResultList();
  }

  /** The filter that is part of the statement. */
  private record Condition(String condition, Object value) {
    static Condition of(EventFilter query) {
      if (query.account() != null) {
        return new Condition("e.accountId = :value and ", query.account());
      }
      if (query.ip() != null) {
        return new Condition("e.ip = :value and ", query.ip());
      }
      return query.action() == null
          ? new Condition("", null)
          : new Condition("e.action = :value and ", query.action());
    }
  }
}
