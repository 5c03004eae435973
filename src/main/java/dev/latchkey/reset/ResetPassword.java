package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.newpassword.NewPassword;
import dev.latchkey.policy.PasswordPolicy;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.UsableLink;
import dev.latchkey.ticket.UsableLinks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Sets a new password for a caller with a reset token. The password is checked first: a refused
 * password does not use up the token.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResetPassword {
  @Inject private Throttle throttle;
  @Inject private UsableLinks links;
  @Inject private PasswordPolicy policy;
  @Inject private PasswordHasher hasher;
  @Inject private ResetTransaction transaction;

  /**
   * Resets the password and ends every session of the account.
   *
   * @throws dev.latchkey.problem.Problem 400, if the token is unknown, used, superseded or expired,
   *     or if the password is the current one or too close to the names of the account
   */
  public void with(String token, Secret password, Caller caller) {
    throttle.reset(caller);
    Optional<UsableLink> link = links.of(token, LinkPage.RESET_PASSWORD.purposes());
    if (link.isEmpty()) {
      transaction.refuse(caller);
      throw ProblemType.RESET_TICKET_SPENT.raise();
    }
    Account owner = link.get().owner();
    NewPassword.judge(policy, password, owner);
    if (hasher.matches(password, owner.passwordHash())) {
      throw NewPassword.unchanged();
    }
    transaction.reset(link.get().ticket(), hasher.hash(password), caller);
  }
}
