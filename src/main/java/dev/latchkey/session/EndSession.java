package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Ends sessions. Once it has returned, every node that shares the database refuses their tokens.
 */
@Stateless
public class EndSession {
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;

  /** Ends the session that asks. */
  public void current(LiveSession asking, Caller caller) {
    sessions.end(asking.account().id(), asking.session().id());
    audit.success(AuditAction.LOGOUT, asking.account().id(), caller);
  }

  /** Ends one of the caller's sessions; false if they have none of that id. */
  public boolean one(LiveSession asking, String id, Caller caller) {
    boolean ended = sessions.end(asking.account().id(), id);
    if (ended) {
      audit.success(AuditAction.SESSION_END, asking.account().id(), caller);
    } else {
      audit.refusal(AuditAction.SESSION_END, asking.account().id(), caller);
    }
    return ended;
  }

  /** Ends every session of the caller, the one that asks included. */
  public void all(LiveSession asking, Caller caller) {
    sessions.endAll(asking.account().id());
    audit.success(AuditAction.LOGOUT_ALL, asking.account().id(), caller);
  }
}
