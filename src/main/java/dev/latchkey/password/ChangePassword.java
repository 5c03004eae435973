package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.PasswordRecheck;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Sets a new password for a person who is logged in and knows the current one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangePassword {
  @Inject private Throttle throttle;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private PasswordRecheck recheck;
  @Inject private PasswordTransaction transaction;

  /**
   * Changes the password and ends every other session.
   *
   * @throws dev.latchkey.problem.Problem 400 if the new password is the current one or too close to
   *     the account's own names; 429 if the password was changed too often, or the current one was
   *     wrong too often; 401 if it is wrong
   */
  public void with(LiveSession asking, Secret current, Secret next, Caller caller) {
    Account account = asking.account();
    NewPassword.judge(policy, next, account);
    if (next.equals(current)) {
      throw NewPassword.unchanged();
    }
    throttle.checkChange(account, caller);
    recheck.require(current, asking, AuditAction.CHANGE_PASSWORD, caller);
    transaction.change(asking, hasher.hash(next), caller);
  }
}
