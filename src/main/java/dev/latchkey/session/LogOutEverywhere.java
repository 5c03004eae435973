package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends every session of somebody, the one that asks included. */
@Stateless
public class LogOutEverywhere {
  @Inject private StillLive stillLive;
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
