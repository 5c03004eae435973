package dev.latchkey.newpassword;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.ticket.Tickets;
import dev.latchkey.verification.MailName;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * What follows from a new password, in the transaction that stores it: every mailed link of the
 * account is void, and its owner gets a notice. The caller has locked the account, and ends
 * sessions.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PasswordUpdate {
  @Inject private Tickets tickets;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private MailName names;

  /** Voids the links, posts the notice, and records the action. */
  public void settle(Account account, AuditAction action, Caller caller, Instant now) {
    tickets.voidAll(account.id());
    if (!outbox.hasPending(PasswordChangedMail.KIND, account.id())) {
      outbox.post(PasswordChangedMail.owedTo(account, names.of(account), caller, now));
    }
    audit.success(action, account.id(), caller);
  }
}
