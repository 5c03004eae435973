package dev.latchkey.login;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.credential.StoredHash;
import dev.latchkey.familiar.Familiarity;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.Problem;
import dev.latchkey.seal.Secret;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Opens a session for a caller who proves an account is theirs. A refusal tells nothing: an unknown
 * name, a wrong password and a disabled account get the same answer after the same work.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogIn {
  @Inject private Accounts accounts;
  @Inject private PasswordHasher hasher;
  @Inject private LoginThrottle throttle;
  @Inject private Familiarity familiarity;
  @Inject private LoginTransaction transaction;

  /**
   * A new session, or one more step.
   *
   * @throws Problem 401, the same whatever was wrong; 429 if there were too many wrong ones
   */
  public LoginResult with(LoginName name, Secret password, SessionKind kind, Caller caller) {
    Optional<Account> found = accounts.byLoginName(name);
    Account account = proven(found, name, password, caller);
    Optional<PasswordHash> renewed =
        account.passwordHash().flatMap(hash -> hasher.renewal(hash, password));
    LoggedIn result = transaction.accept(account, renewed, kind, caller);
    familiarity.note(account.id(), caller);
    return result;
  }

  private Account proven(Optional<Account> found, LoginName name, Secret password, Caller caller) {
    OptionalLong id = found.map(Account::id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    try (LoginTry attempt = throttle.admit(id, name, caller)) {
      Optional<StoredHash> stored =
          found.filter(account -> attempt.mayMatch()).flatMap(Account::passwordHash);
      boolean matches = hasher.matches(password, stored);
      Optional<Account> owner = found.filter(account -> matches && account.enabled());
      if (owner.isEmpty()) {
        Problem refusal = attempt.failed();
        transaction.refuse(found.map(Account::id), caller);
        throw refusal;
      }
      attempt.succeeded();
      return owner.get();
    }
  }
}
