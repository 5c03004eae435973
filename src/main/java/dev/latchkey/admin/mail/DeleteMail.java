package dev.latchkey.admin.mail;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.mail.MailChannel;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Deletes a mail from the outbox. It is not sent then. */
@Stateless
public class DeleteMail {
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;

  /** False if there is no such mail. */
  public boolean of(long id, Caller caller) {
    boolean done = outbox.delete(MailChannel.NAME, id);
    if (done) {
      audit.success(AuditAction.DELETE_MAIL, null, caller, AuditSubject.target("mail:" + id));
    }
    return done;
  }
}
