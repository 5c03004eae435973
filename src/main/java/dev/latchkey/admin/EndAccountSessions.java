package dev.latchkey.admin;

import dev.latchkey.account.Accounts;
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
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Ends them. False if there is no such account. */
  public boolean of(long accountId, Caller caller) {
    boolean found = accounts.locked(accountId).isPresent();
    if (found) {
      sessions.endAll(accountId, SessionEnd.ENDED_BY_OPERATOR, clock.instant());
      audit.success(AuditAction.END_SESSIONS, accountId, caller);
    }
    return found;
  }
}
