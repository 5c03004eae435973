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

/** Ends every session of somebody, the one that asks included. */
@Stateless
public class LogOutEverywhere {
  @Inject private SessionRecheck stillLive;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Ends them.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session that asks has ended meanwhile
   */
  public void of(LiveSession asking, Caller caller) {
    stillLive.locked(asking);
    sessions.endAll(asking.account().id(), SessionEnd.LOGOUT_ALL, clock.instant());
    audit.success(AuditAction.LOGOUT_ALL, asking.account().id(), caller);
  }
}
