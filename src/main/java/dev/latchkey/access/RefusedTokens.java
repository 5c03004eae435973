package dev.latchkey.access;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/** Records protected calls that were refused because of their token. */
@ApplicationScoped
public class RefusedTokens {
  @Inject private AuditTrail audit;

  void refused(Caller caller) {
    try {
      audit.refusal(AuditAction.TOKEN, null, caller);
    } catch (EJBException | PersistenceException away) {
      // The call is refused even if the database is down. Then the audit row is lost, but not the
      // log line.
      audit.note(AuditAction.TOKEN, null, caller);
    }
  }
}
