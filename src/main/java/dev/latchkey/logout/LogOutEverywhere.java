package dev.latchkey.logout;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends every session of the caller, including the current one. */
@Stateless
public class LogOutEverywhere {
  @Inject private SessionRecheck recheck;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends the sessions.
   *
   * @throws dev.latchkey.problem.Problem 401 if the caller's own session has ended in the meantime
   */
  public void of(LiveSession asking, Caller caller) {
    recheck.locked(asking);
    sessions.endAll(asking.account().id(), SessionEnd.LOGOUT_ALL, clock.instant());
    audit.success(AuditAction.LOGOUT_ALL, asking.account().id(), caller);
  }
}
