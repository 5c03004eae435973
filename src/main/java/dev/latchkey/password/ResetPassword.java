package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.Digest;
import dev.latchkey.secret.PasswordHasher;
import dev.latchkey.secret.RandomTokens;
import dev.latchkey.secret.Secret;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Sets a new password for whoever holds a reset token. The password is judged before the token is
 * touched: a refused password does not use it up.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetPassword {
  @Inject private Throttle throttle;
  @Inject private ResetTickets tickets;
  @Inject private Accounts accounts;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private PasswordLedger ledger;
  @Inject private Clock clock;

  /**
   * Resets the password and ends every session of the account.
   *
   * @throws dev.latchkey.problem.Problem 400, if the token is unknown, used, superseded or expired,
   *     or the password too close to the account's own names
   */
  public CompletionStage<Void> with(String token, Secret password, Caller caller) {
    throttle.reset(caller);
    Optional<String> digest =
        Optional.of(token)
            .filter(RandomTokens::isResetToken)
            .map(text -> Digest.sha256(text).hex());
    Optional<Account> owner =
        digest
            .flatMap(known -> tickets.usable(known, clock.instant()))
            .flatMap(ticket -> accounts.byId(ticket.accountId()));
    if (owner.isEmpty()) {
      ledger.refuseReset(caller);
      throw ProblemType.RESET_TICKET_SPENT.raise();
    }
    NewPassword.judge(policy, password, owner.get());
    return hasher
        .hash(password)
        .thenAccept(hash -> ledger.reset(owner.get().id(), digest.get(), hash, caller));
  }
}
