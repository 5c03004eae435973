package dev.latchkey.proof;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.credential.StoredHash;
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
 * Finds the account of a caller who knows its password. A refusal tells nothing: an unknown name, a
 * wrong password and a disabled account get the same answer after the same work. A wrong password
 * counts as a failed login.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProvePassword {
  @Inject private Accounts accounts;
  @Inject private PasswordHasher hasher;
  @Inject private LoginThrottle throttle;
  @Inject private AuditTrail audit;

  /**
   * The enabled account with this name and password.
   *
   * @throws Problem 401, the same whatever was wrong; 429 if there were too many wrong ones
   */
  public Account of(LoginName name, Secret password, Caller caller) {
    Optional<Account> found = accounts.byLoginName(name);
    OptionalLong id = found.map(Account::id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    try (LoginTry attempt = throttle.admit(id, name, caller)) {
      Optional<StoredHash> stored =
          found.filter(account -> attempt.mayMatch()).flatMap(Account::passwordHash);
      boolean matches = hasher.matches(password, stored);
      Optional<Account> owner = found.filter(account -> matches && account.enabled());
      if (owner.isEmpty()) {
        Problem refusal = attempt.failed();
        // Committed before the exception is thrown.
        audit.refusal(AuditAction.LOGIN, found.map(Account::id).orElse(null), caller);
        throw refusal;
      }
      attempt.succeeded();
      return owner.get();
    }
  }
}
