package dev.latchkey.signup;

import dev.latchkey.account.Account;
import dev.latchkey.account.AccountView;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.PasswordHash;
import dev.latchkey.secret.PasswordHasher;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Makes an account. The password is hashed before a connection is held. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignUp {
  @Inject private Throttle throttle;
  @Inject private PasswordHasher hasher;
  @Inject private SignupLedger ledger;
  @Inject private Clock clock;

  /**
   * The account that was made.
   *
   * @throws dev.latchkey.problem.Problem 400 with the field named, if username or email is taken
   */
  public CompletionStage<AccountView> with(SignupRequest request, Caller caller) {
    throttle.signup(caller);
    return hasher
        .hash(request.password())
        .thenApply(hash -> ledger.accept(account(request, hash), caller));
  }

  private Account account(SignupRequest request, PasswordHash hash) {
    return new Account(
        request.username(), request.email(), hash, request.fullName(), clock.instant());
  }
}
