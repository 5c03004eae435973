package dev.latchkey.admin;

import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends sessions of one account for an operator. */
@Stateless
public class EndAccountSessions {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Ends all of them. False if there is no such account. */
  public boolean all(long accountId, Caller caller) {
    boolean found = accounts.locked(accountId).isPresent();
    if (found) {
      sessions.endAll(accountId, SessionEnd.ENDED_BY_OPERATOR, clock.instant());
      audit.success(AuditAction.END_SESSIONS, accountId, caller);
    }
    return found;
  }

  /** Ends one. False if the account has no live session with this id. */
  public boolean one(long accountId, String id, Caller caller) {
    boolean ended =
        RandomTokens.isSessionId(id)
            && accounts.locked(accountId).isPresent()
            && sessions.end(accountId, id, SessionEnd.ENDED_BY_OPERATOR, clock.instant());
    if (ended) {
      audit.success(AuditAction.END_SESSION, accountId, caller);
    }
    return ended;
  }
}
