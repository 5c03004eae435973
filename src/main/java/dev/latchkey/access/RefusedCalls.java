package dev.latchkey.access;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/**
 * Records calls that were refused before they reached their resource, or by it. A call is refused
 * even if the database is down: then the audit row is lost, but not the log line.
 */
@ApplicationScoped
public class RefusedCalls {
  @Inject private AuditTrail audit;

  /** A protected call was refused because of its token. */
  void token(Caller caller) {
    record(AuditAction.TOKEN, null, caller);
  }

  /**
   * A call of the operator's API was refused.
   *
   * @param accountId the account whose token or session it came with; null if it was an operator
   */
  void operatorCall(Long accountId, Caller caller) {
    record(AuditAction.OPERATE, accountId, caller);
  }

  private void record(AuditAction action, Long accountId, Caller caller) {
    try {
      audit.refusal(action, accountId, caller);
    } catch (EJBException | PersistenceException away) {
      audit.note(action, accountId, caller);
    }
  }
}
