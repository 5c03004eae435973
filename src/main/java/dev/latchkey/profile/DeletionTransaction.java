package dev.latchkey.profile;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.erasure.AccountErasure;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionRecheck;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Deletes an account in one transaction. */
@Stateless
public class DeletionTransaction {
  @Inject private SessionRecheck recheck;
  @Inject private AccountErasure erasure;

  /**
   * Erases the account. If two calls try at once, one is refused.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session has ended meanwhile, or the password is
   *     no longer the one that was checked; 400 if the account has a role for this server itself
   */
  public void accept(LiveSession asking, Caller caller) {
    Account account = recheck.lockedWithSamePassword(asking);
    if (account.isPrivileged()) {
      throw ProblemType.ADMINISTRATOR_STAYS.raise();
    }
    erasure.of(account, caller);
  }
}
