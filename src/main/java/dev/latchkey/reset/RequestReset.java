package dev.latchkey.reset;

import dev.latchkey.caller.Caller;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Records the request for a reset, and nothing else. The worker finds out who is registered, so
 * that a known and an unknown address cost the same.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RequestReset {
  @Inject private Throttle throttle;
  @Inject private ResetTransaction transaction;

  /**
   * Records the request.
   *
   * @throws dev.latchkey.problem.Problem 429 if the caller's address has asked too often
   */
  public void of(EmailAddress email, Caller caller) {
    throttle.forgot(caller);
    transaction.request(email, caller);
  }
}
