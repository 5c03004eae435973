package dev.latchkey.login;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.familiar.Familiarity;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.proof.ProvePassword;
import dev.latchkey.seal.Secret;
import dev.latchkey.verification.VerificationSettings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens a session for a caller who proves an account is theirs. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LogIn {
  @Inject private ProvePassword prove;
  @Inject private VerificationSettings verification;
  @Inject private PasswordHasher hasher;
  @Inject private Familiarity familiarity;
  @Inject private LoginTransaction transaction;

  /**
   * A new session, or one more step: the confirmation of the address, if that is required.
   *
   * @throws dev.latchkey.problem.Problem 401, the same whatever was wrong; 429 if there were too
   *     many wrong passwords
   */
  public LoginResult with(LoginName name, Secret password, SessionKind kind, Caller caller) {
    Account account = prove.of(name, password, caller);
    if (verification.required() && !account.emailVerified()) {
      transaction.askToVerify(account, caller);
      return new StepRequired(ProblemType.EMAIL_NOT_VERIFIED);
    }
    Optional<PasswordHash> renewed =
        account.passwordHash().flatMap(hash -> hasher.renewal(hash, password));
    LoggedIn result = transaction.accept(account, renewed, kind, caller);
    familiarity.note(account.id(), caller);
    return result;
  }
}
