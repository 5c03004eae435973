package dev.latchkey.profile;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.throttle.PasswordTry;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Erases an account for whoever is logged in and knows its password. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeleteAccount {
  @Inject private Throttle throttle;
  @Inject private PasswordHasher hasher;
  @Inject private DeletionTransaction ledger;

  /**
   * Erases the account and all that hangs on it.
   *
   * @throws dev.latchkey.problem.Problem 401 if the password is wrong
   */
  public void with(LiveSession asking, Secret password, Caller caller) {
    Account account = asking.account();
    try (PasswordTry proof = throttle.proof(account.id(), caller)) {
      if (!hasher.matches(password, account.passwordHash())) {
        proof.failed();
        ledger.refuse(account.id(), caller);
        throw ProblemType.PASSWORD_REFUSED.raise();
      }
      proof.succeeded();
    }
    ledger.accept(asking, caller);
  }
}
