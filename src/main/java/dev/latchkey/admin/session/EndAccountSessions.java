package dev.latchkey.admin.session;

import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends all sessions of one account for an operator. */
@Stateless
public class EndAccountSessions {
  @Inject private Targets targets;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends them.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is no such account; 400 if it is the caller's
   *     own; 403 if only the operator's token may do this
   */
  public void of(long accountId, Caller caller) {
    targets.locked(accountId, caller);
    sessions.endAll(accountId, SessionEnd.ENDED_BY_OPERATOR, clock.instant());
    audit.success(AuditAction.END_SESSIONS, accountId, caller);
  }
}
