package dev.latchkey.audit;

import dev.latchkey.runtime.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** All security events: each a row in the transaction of the fact, and one line in the log. */
@Stateless
public class AuditTrail {
  @PersistenceContext private EntityManager entities;
  @Inject private Clock clock;

  /** Records that something was done. */
  public void success(AuditAction action, Long accountId, Caller caller) {
    record(action, true, accountId, caller);
  }

  /** Records that something was refused. */
  public void refusal(AuditAction action, Long accountId, Caller caller) {
    record(action, false, accountId, caller);
  }

  private void record(AuditAction action, boolean success, Long accountId, Caller caller) {
    AuditEvent event = new AuditEvent(action, success, accountId, caller, clock.instant());
    entities.persist(event);
    AuditLog.write(event);
  }
}
