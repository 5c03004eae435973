package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHasher;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import dev.latchkey.throttle.PasswordTry;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Checks the password again before calls that need more than a token, because a token can be
 * stolen. Wrong passwords are limited, so that a thief of the token cannot guess the password.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordRecheck {
  @Inject private Throttle throttle;
  @Inject private PasswordHasher hasher;
  @Inject private AuditTrail audit;

  /**
   * Returns if the password is right. A wrong password is recorded as a refusal of this action.
   *
   * @throws dev.latchkey.problem.Problem 401 if the password is wrong; 429 if there were too many
   *     wrong ones
   */
  public void require(Secret password, LiveSession asking, AuditAction action, Caller caller) {
    Account account = asking.account();
    try (PasswordTry proof = throttle.proof(account.id(), caller)) {
      if (!hasher.matches(password, account.passwordHash())) {
        proof.failed();
        audit.refusal(action, account.id(), caller);
        throw ProblemType.PASSWORD_REFUSED.raise();
      }
      proof.succeeded();
    }
  }
}
