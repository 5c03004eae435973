package dev.latchkey.email;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.problem.Problem;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.PasswordRecheck;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Asks for another address, for a person who is logged in and knows the password. The account keeps
 * its address until the new one is confirmed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChangeEmail {
  @Inject private Throttle throttle;
  @Inject private PasswordRecheck recheck;
  @Inject private EmailTransaction transaction;

  /**
   * Sends a link to the new address. The answer is the same if another account has that address.
   *
   * @throws Problem 400 if it is the account's address; 401 if the password is wrong; 429 if there
   *     were too many requests or wrong passwords
   */
  public void to(EmailAddress address, LiveSession asking, Secret password, Caller caller) {
    Account account = asking.account();
    if (address.text().equals(account.email())) {
      throw Problem.ofFields(Map.of("new_email", "must not be the present address"));
    }
    throttle.checkChangeEmail(account, caller);
    recheck.require(password, asking, AuditAction.CHANGE_EMAIL, caller);
    transaction.requestChange(address, asking, caller);
  }
}
