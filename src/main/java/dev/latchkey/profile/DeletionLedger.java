package dev.latchkey.profile;

import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import dev.latchkey.throttle.FamiliarAddresses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Writes a deletion down. */
@Stateless
public class DeletionLedger {
  @Inject private Accounts accounts;
  @Inject private FamiliarAddresses addresses;
  @Inject private AuditTrail audit;

  /** Erases the account; of two that try at once, one is refused. */
  public void accept(long accountId, Caller caller) {
    if (!accounts.remove(accountId)) {
      throw ProblemType.TOKEN_REFUSED.raise();
    }
    addresses.forget(accountId);
    audit.success(AuditAction.DELETE_ACCOUNT, accountId, caller);
  }

  /** Records a deletion that was refused. */
  public void refuse(long accountId, Caller caller) {
    audit.refusal(AuditAction.DELETE_ACCOUNT, accountId, caller);
  }
}
