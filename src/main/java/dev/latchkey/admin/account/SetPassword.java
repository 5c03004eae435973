package dev.latchkey.admin.account;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Sets the password of an account for an operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SetPassword {
  @Inject private Targets targets;
  @Inject private Accounts accounts;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private SetPasswordTransaction transaction;

  /**
   * Sets it, ends all sessions, and mails the owner.
   *
   * @throws dev.latchkey.problem.Problem 403 unless the caller has the operator's token; 404 if
   *     there is no such account; 400 if the policy refuses the password
   */
  public void of(long id, Secret password, Caller caller) {
    targets.requireOperator(caller);
    Account account = accounts.byId(id).orElseThrow(ProblemType.NOT_FOUND::raise);
    NewPassword.judge(policy, password, account);
    transaction.accept(id, hasher.hash(password), caller);
  }
}
