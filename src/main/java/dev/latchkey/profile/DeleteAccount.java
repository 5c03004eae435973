package dev.latchkey.profile;

import dev.latchkey.account.Account;
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

/** Erases an account for whoever is logged in and knows its password. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeleteAccount {
  @Inject private Throttle throttle;
  @Inject private PasswordHasher hasher;
  @Inject private DeletionLedger ledger;

  /**
   * Erases the account and all that hangs on it.
   *
   * @throws dev.latchkey.problem.Problem 401 if the password is wrong
   */
  public CompletionStage<Void> with(LiveSession asking, Secret password, Caller caller) {
    Account account = asking.account();
    Bucket proof = throttle.proof(account.id(), caller);
    return hasher
        .matches(password, account.passwordHash())
        .thenAccept(proven -> judge(account.id(), proven, proof, caller));
  }

  private void judge(long accountId, boolean proven, Bucket proof, Caller caller) {
    if (!proven) {
      throttle.failed(proof, accountId, caller);
      ledger.refuse(accountId, caller);
      throw ProblemType.PASSWORD_REFUSED.raise();
    }
    ledger.accept(accountId, caller);
  }
}
