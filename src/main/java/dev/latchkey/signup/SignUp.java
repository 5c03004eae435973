package dev.latchkey.signup;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Creates an account. The password is hashed before a database connection is taken. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignUp {
  @Inject private SignupSettings settings;
  @Inject private Throttle throttle;
  @Inject private PasswordHasher hasher;
  @Inject private SignupTransaction transaction;
  @Inject private Clock clock;

  /**
   * Creates the account and returns it.
   *
   * @throws dev.latchkey.problem.Problem 400 that names the field, if the username or email is
   *     taken; 403 if signup is closed
   */
  public AccountView with(SignupRequest request, Caller caller) {
    if (!settings.open()) {
      throw ProblemType.SIGNUP_CLOSED.raise();
    }
    throttle.signup(caller);
    PasswordHash hash = hasher.hash(request.password());
    Account account =
        new Account(request.username(), request.email(), hash, request.fullName(), clock.instant());
    return transaction.accept(account.signedUp(), caller);
  }
}
