package dev.latchkey.email;

import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.verification.VerificationSettings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Records the request for a link that confirms an address, and nothing else. The worker finds out
 * whether the address waits for one, so that all addresses cost the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ResendVerification {
  @Inject private Throttle throttle;
  @Inject private VerificationSettings settings;
  @Inject private EmailTransaction transaction;

  /**
   * Records the request. If nobody has to confirm an address, no mail is sent.
   *
   * @throws dev.latchkey.problem.Problem 429 if the caller's address has asked too often
   */
  public void to(EmailAddress address, Caller caller) {
    throttle.resend(caller);
    if (settings.sendsLinks()) {
      transaction.requestLink(address, caller);
    }
  }
}
