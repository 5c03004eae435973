package dev.latchkey.admin.account;

import dev.latchkey.account.Account;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.problem.Problem;
import dev.latchkey.reset.OperatorMail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Sends the owner of an account a link to choose a new password. */
@Stateless
public class SendResetMail {
  @Inject private Targets targets;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Posts the mail. While one waits already, no second one is sent.
   *
   * @throws Problem 404 if there is no such account; 400 if it is disabled or the caller's own
   */
  public void to(long id, Caller caller) {
    Account account = targets.locked(id, caller);
    if (!account.enabled()) {
      throw Problem.ofFields(Map.of("enabled", "must be true: a disabled account gets no link"));
    }
    if (!outbox.hasPending(OperatorMail.KIND, id)) {
      outbox.post(OperatorMail.to(account, clock.instant()));
    }
    audit.success(AuditAction.SEND_RESET_MAIL, id, caller);
  }
}
