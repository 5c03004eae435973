package dev.latchkey.admin.account;

import dev.latchkey.account.Account;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.proof.FailedLogins;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Forgets the failed logins of an account, so that its owner need not wait. */
@Stateless
public class UnlockAccount {
  @Inject private Targets targets;
  @Inject private FailedLogins failures;
  @Inject private AuditTrail audit;

  /**
   * Forgets them.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is no such account; 400 if it is the caller's
   *     own; 403 if only the operator's token may do this
   */
  public void of(long id, Caller caller) {
    Account account = targets.locked(id, caller);
    failures.forget(account);
    audit.success(AuditAction.UNLOCK_ACCOUNT, id, caller);
  }
}
