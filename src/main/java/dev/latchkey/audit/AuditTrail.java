package dev.latchkey.audit;

import dev.latchkey.caller.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * All security events. Each event is a row, written in the transaction of what happened, and one
 * line in the log. Above the limits of the {@link AuditBudget} an event is only counted.
 */
@Stateless
public class AuditTrail {
  @PersistenceContext private EntityManager entities;
  @Inject private AuditMeters meters;
  @Inject private AuditBudget budget;
  @Inject private Event<AuditEvent> events;
  @Inject private Clock clock;

  /** Records that something was done. */
  public void success(AuditAction action, Long accountId, Caller caller) {
    success(action, accountId, caller, AuditSubject.NONE);
  }

  /** Records that something was done, and what it was about. */
  public void success(AuditAction action, Long accountId, Caller caller, AuditSubject subject) {
    AuditEvent event = new AuditEvent(action, Outcome.SUCCESS, accountId, caller, clock.instant());
    record(event.about(subject), caller);
  }

  /** Records that something was refused. */
  public void refusal(AuditAction action, Long accountId, Caller caller) {
    record(new AuditEvent(action, Outcome.REFUSED, accountId, caller, clock.instant()), caller);
  }

  /** Records a refusal only in the log, for code that must not use the database. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void note(AuditAction action, Long accountId, Caller caller) {
    AuditEvent event = new AuditEvent(action, Outcome.REFUSED, accountId, caller, clock.instant());
    if (isWritten(event, caller)) {
      AuditLog.write(event);
    }
  }

  /** Observers take part in the transaction, also if the event is only counted. */
  private void record(AuditEvent event, Caller caller) {
    events.fire(event);
    if (isWritten(event, caller)) {
      entities.persist(event);
      AuditLog.write(event);
    }
  }

  private boolean isWritten(AuditEvent event, Caller caller) {
    boolean written = budget.admits(event.kind(), event.accountId(), caller);
    meters.count(event, written);
    return written;
  }

  /** The newest events of an account, newest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<AuditEvent> newest(long accountId, int most) {
    return entities
        .createQuery(
            "select e from AuditEvent e where e.accountId = :account"
                + " order by e.occurredAt desc, e.id desc",
            AuditEvent.class)
        .setParameter("account", accountId)
        .setMaxResults(most)
        .getResultList();
  }

  /** Removes the addresses from all events of an account that is being erased. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void forgetAddresses(long accountId) {
    entities
        .createQuery(
            "update AuditEvent e set e.ip = null, e.userAgent = null"
                + " where e.accountId = :account and e.ip is not null")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Records how many events were left out in past hours, with one event per kind. */
  public void summarise() {
    Instant now = clock.instant();
    budget
        .takeLeftOut()
        .forEach(
            (kind, count) -> {
              entities.persist(new AuditEvent(kind, count, now));
              AuditLog.writeLeftOut(kind, count, now);
            });
  }
}
