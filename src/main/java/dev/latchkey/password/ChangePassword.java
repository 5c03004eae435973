package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.PasswordHasher;
import dev.latchkey.secret.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Sets a new password for whoever is logged in and knows the old one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangePassword {
  @Inject private Throttle throttle;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private PasswordLedger ledger;

  /**
   * Changes the password and ends every other session.
   *
   * @throws dev.latchkey.problem.Problem 401 if the current password is wrong, 400 if the new one
   *     is too close to the account's own names
   */
  public CompletionStage<Void> with(
      LiveSession asking, Secret current, Secret next, Caller caller) {
    Account account = asking.account();
    NewPassword.judge(policy, next, account);
    Bucket proof = throttle.proof(account.id(), caller);
    return hasher
        .replace(current, account.passwordHash(), next)
        .thenAccept(
            hash ->
                hash.ifPresentOrElse(
                    proven -> ledger.change(asking, proven, caller),
                    () -> refuse(account.id(), proof, caller)));
  }

  private void refuse(long accountId, Bucket proof, Caller caller) {
    throttle.failed(proof, accountId, caller);
    ledger.refuseChange(accountId, caller);
    throw ProblemType.PASSWORD_REFUSED.raise();
  }
}
