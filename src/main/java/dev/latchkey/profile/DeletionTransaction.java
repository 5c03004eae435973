package dev.latchkey.profile;

import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Deletes an account in one transaction. */
@Stateless
public class DeletionTransaction {
  @Inject private SessionRecheck recheck;
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Outbox outbox;
  @Inject private FamiliarAddresses addresses;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Erases the account. If two calls try at once, one is refused.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session has ended meanwhile, or the password is
   *     no longer the one that was checked
   */
  public void accept(LiveSession asking, Caller caller) {
    long accountId = recheck.lockedWithSamePassword(asking).id();
    sessions.forget(accountId, clock.instant());
    outbox.forget(accountId);
    addresses.forget(accountId);
    accounts.remove(accountId);
    audit.success(AuditAction.DELETE_ACCOUNT, accountId, caller);
  }
}
