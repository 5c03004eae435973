package dev.latchkey.login;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.account.LoginName;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.PasswordHasher;
import dev.latchkey.secret.PasswordHasher.Proof;
import dev.latchkey.secret.Secret;
import dev.latchkey.throttle.LoginThrottle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Opens a session for whoever proves an account is theirs. Who is refused learns nothing: an
 * unknown name, a wrong password and a disabled account get the same answer after the same work.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogIn {
  @Inject private Accounts accounts;
  @Inject private PasswordHasher hasher;
  @Inject private LoginThrottle throttle;
  @Inject private LoginLedger ledger;

  /**
   * The token of a new session.
   *
   * @throws dev.latchkey.problem.Problem 401, the same for whatever was wrong
   */
  public CompletionStage<LoggedIn> with(LoginName name, Secret password, Caller caller) {
    Optional<Account> found = accounts.called(name);
    LoginThrottle.Try attempt =
        throttle.admit(
            found.map(account -> OptionalLong.of(account.id())).orElseGet(OptionalLong::empty),
            name,
            caller);
    return hasher
        .prove(password, found.flatMap(Account::passwordHash))
        .thenApply(proof -> judge(found, proof, attempt, caller));
  }

  private LoggedIn judge(
      Optional<Account> found, Proof proof, LoginThrottle.Try attempt, Caller caller) {
    if (!proof.proven() || !found.get().enabled()) {
      throttle.failed(attempt);
      ledger.refuse(found.map(Account::id), caller);
      throw ProblemType.CREDENTIALS_REFUSED.raise();
    }
    LoggedIn result = ledger.accept(found.get(), proof.renewed(), caller);
    throttle.succeeded(attempt);
    return result;
  }
}
