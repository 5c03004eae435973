package dev.latchkey.admin.mail;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.mail.MailChannel;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes a mail of the outbox due now. */
@Stateless
public class RetryMail {
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** False if there is no such mail. */
  public boolean of(long id, Caller caller) {
    boolean done = outbox.retry(MailChannel.NAME, id, clock.instant());
    if (done) {
      audit.success(AuditAction.RETRY_MAIL, null, caller, AuditSubject.target("mail:" + id));
    }
    return done;
  }
}
