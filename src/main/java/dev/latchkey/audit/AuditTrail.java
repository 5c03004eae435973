package dev.latchkey.audit;

import dev.latchkey.runtime.Batch;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;

/** All security events: each a row in the transaction of the fact, and one line in the log. */
@Stateless
public class AuditTrail {
  @PersistenceContext private EntityManager entities;
  @Inject private AuditMeters meters;
  @Inject private Clock clock;

  /** Records that something was done. */
  public void success(AuditAction action, Long accountId, Caller caller) {
    record(action, true, accountId, caller);
  }

  /** Records that something was refused. */
  public void refusal(AuditAction action, Long accountId, Caller caller) {
    record(action, false, accountId, caller);
  }

  /**
   * Says in the log alone that something was refused: for what a stranger can repeat at will, so
   * that nobody fills the table.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void note(AuditAction action, Long accountId, Caller caller) {
    AuditEvent event = new AuditEvent(action, false, accountId, caller, clock.instant());
    AuditLog.write(event);
    meters.count(event);
  }

  private void record(AuditAction action, boolean success, Long accountId, Caller caller) {
    AuditEvent event = new AuditEvent(action, success, accountId, caller, clock.instant());
    entities.persist(event);
    AuditLog.write(event);
    meters.count(event);
  }

  /** Forgets some events that occurred before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, AuditEvent.class, "id", "occurredAt", before, most);
  }
}
