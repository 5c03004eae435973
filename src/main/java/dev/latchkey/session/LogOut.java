package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Ends the session that asks; from then on every node that shares the database refuses it. */
@Stateless
public class LogOut {

  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;

  /**
   * Ends it.
   *
   * @throws dev.latchkey.problem.Problem 401 if it has ended meanwhile
   */
  public void of(LiveSession asking, Caller caller) {
    if (!sessions.end(asking.account().id(), asking.session().id())) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
    audit.success(AuditAction.LOGOUT, asking.account().id(), caller);
  }
}
