package dev.latchkey.password;

import dev.latchkey.account.EmailAddress;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.mail.Outbox;
import dev.latchkey.mail.OutgoingMail;
import dev.latchkey.runtime.Caller;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Notes that a reset was asked for, and no more: who is registered is looked up by the worker, so
 * that a known and an unknown address cost the same.
 */
@Stateless
public class RequestReset {
  @Inject private Throttle throttle;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Records the request. */
  public void of(EmailAddress email, Caller caller) {
    throttle.forgot(caller);
    outbox.post(OutgoingMail.toAddress(ResetMail.KIND, email.folded(), clock.instant()));
    audit.success(AuditAction.RESET_REQUEST, null, caller);
  }
}
