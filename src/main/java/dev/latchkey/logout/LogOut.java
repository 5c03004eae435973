package dev.latchkey.logout;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends the caller's session. After that, every node that shares the database refuses its token. */
@Stateless
public class LogOut {

  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends the session.
   *
   * @throws dev.latchkey.problem.Problem 401 if it has already ended
   */
  public void of(LiveSession asking, Caller caller) {
    long accountId = asking.account().id();
    if (!sessions.end(accountId, asking.session().id(), SessionEnd.LOGOUT, clock.instant())) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
    audit.success(AuditAction.LOGOUT, accountId, caller);
  }
}
