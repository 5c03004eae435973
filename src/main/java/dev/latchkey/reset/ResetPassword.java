package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.seal.Secret;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.Ticket;
import dev.latchkey.ticket.Tickets;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Sets a new password for a caller with a reset token. The password is checked first: a refused
 * password does not use up the token.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetPassword {
  @Inject private Throttle throttle;
  @Inject private Tickets tickets;
  @Inject private Accounts accounts;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private ResetTransaction transaction;
  @Inject private Clock clock;

  /**
   * Resets the password and ends every session of the account.
   *
   * @throws dev.latchkey.problem.Problem 400, if the token is unknown, used, superseded or expired,
   *     or if the password is the current one or too close to the names of the account
   */
  public void with(String token, Secret password, Caller caller) {
    throttle.reset(caller);
    Optional<String> digest =
        Optional.of(token)
            .filter(RandomTokens::isResetToken)
            .map(text -> Digest.sha256(text).hex());
    Optional<Ticket> ticket =
        digest.flatMap(known -> tickets.usable(ResetLinks.PURPOSES, known, clock.instant()));
    Optional<Account> owner = ticket.flatMap(this::ownerOf);
    if (owner.isEmpty()) {
      transaction.refuse(caller);
      throw ProblemType.RESET_TICKET_SPENT.raise();
    }
    NewPassword.judge(policy, password, owner.get());
    if (hasher.matches(password, owner.get().passwordHash())) {
      throw NewPassword.unchanged();
    }
    transaction.reset(ticket.get(), hasher.hash(password), caller);
  }

  private Optional<Account> ownerOf(Ticket ticket) {
    return accounts.byId(ticket.accountId()).filter(ticket::isFor);
  }
}
