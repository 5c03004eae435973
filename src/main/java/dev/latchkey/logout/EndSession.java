package dev.latchkey.logout;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Ends one of the caller's sessions, by its id. After that, every node that shares the database
 * refuses the token of that session.
 */
@Stateless
public class EndSession {
  @Inject private SessionRecheck recheck;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends the session; returns false if the caller has no live session with this id.
   *
   * @throws dev.latchkey.problem.Problem 401 if the caller's own session has ended in the meantime
   */
  public boolean of(LiveSession asking, String id, Caller caller) {
    boolean ended = RandomTokens.isSessionId(id) && end(asking, id);
    if (ended) {
      audit.success(AuditAction.END_SESSION, asking.account().id(), caller);
    } else {
      audit.refusal(AuditAction.END_SESSION, asking.account().id(), caller);
    }
    return ended;
  }

  private boolean end(LiveSession asking, String id) {
    long accountId = recheck.locked(asking).id();
    return sessions.end(accountId, id, SessionEnd.ENDED_BY_OWNER, clock.instant());
  }
}
