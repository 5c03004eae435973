package dev.latchkey.admin.session;

import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends one session of an account for an operator. */
@Stateless
public class EndAccountSession {
  @Inject private Targets targets;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends it. False if the account has no live session with this id.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is no such account; 400 if it is the caller's
   *     own; 403 if only the operator's token may do this
   */
  public boolean of(long accountId, String id, Caller caller) {
    targets.locked(accountId, caller);
    boolean ended =
        RandomTokens.isSessionId(id)
            && sessions.end(accountId, id, SessionEnd.ENDED_BY_OPERATOR, clock.instant());
    if (ended) {
      audit.success(AuditAction.END_SESSION, accountId, caller);
    }
    return ended;
  }
}
