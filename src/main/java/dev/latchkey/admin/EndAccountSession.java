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

/** Ends one session of an account for an operator. */
@Stateless
public class EndAccountSession {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Ends it. False if the account has no live session with this id. */
  public boolean of(long accountId, String id, Caller caller) {
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
