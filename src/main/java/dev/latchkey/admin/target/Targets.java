package dev.latchkey.admin.target;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * The accounts that an operator's calls are about. A person with the role {@code latchkey-admin}
 * may do less than the operator's token: such a person changes neither their own account nor that
 * of another administrator.
 */
@ApplicationScoped
public class Targets {
  @Inject private Accounts accounts;

  /**
   * Locks the account, which this caller wants to change.
   *
   * @throws Problem 404 if there is no such account, 400 if it is the caller's own, 403 if only the
   *     operator's token may change it
   */
  public Account locked(long id, Caller caller) {
    Account account = accounts.locked(id).orElseThrow(ProblemType.NOT_FOUND::raise);
    if (caller.actsFrom(id)) {
      throw ProblemType.OWN_ACCOUNT.raise();
    }
    if (account.isPrivileged()) {
      requireOperator(caller);
    }
    return account;
  }

  /**
   * Refuses everybody but the operator's token.
   *
   * @throws Problem 403
   */
  public void requireOperator(Caller caller) {
    if (!caller.isOperator()) {
      throw ProblemType.FORBIDDEN.raise();
    }
  }
}
