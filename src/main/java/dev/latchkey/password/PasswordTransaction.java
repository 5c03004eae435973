package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.account.EmailAddress;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.Tickets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Stores changes of passwords, each in one transaction: the new hash, the end of sessions, the
 * voided tickets and the mail to send.
 */
@Stateless
public class PasswordTransaction {
  @Inject private SessionRecheck recheck;
  @Inject private Throttle throttle;
  @Inject private Accounts accounts;
  @Inject private Tickets tickets;
  @Inject private Sessions sessions;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Posts a request for a link to this address. The worker finds out whether anybody has it. */
  public void request(EmailAddress email, Caller caller) {
    outbox.post(
        OutboxMessage.awaited(MailChannel.NAME, ResetMail.KIND, email.folded(), clock.instant()));
    audit.success(AuditAction.RESET_REQUEST, null, caller);
  }

  /** Uses up the ticket and sets the password. If two calls use it at once, one is refused. */
  public void reset(long accountId, String digest, PasswordHash hash, Caller caller) {
    Instant now = clock.instant();
    // Account, sessions, tickets, outbox: decision 19.
    Account account =
        accounts
            .locked(accountId)
            .filter(Account::enabled)
            .orElseThrow(ProblemType.RESET_TICKET_SPENT::raise);
    account.changePassword(hash, now);
    sessions.endAll(accountId, SessionEnd.PASSWORD_RESET, now);
    if (!tickets.claim(digest, now)) {
      throw ProblemType.RESET_TICKET_SPENT.raise();
    }
    tickets.useUp(ResetMail.KIND, accountId);
    settle(account, AuditAction.RESET_PASSWORD, caller, now);
  }

  /**
   * Sets the password if the current one is still the one that was checked. The session of the call
   * goes on.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session has ended or the password was changed
   *     meanwhile; 429 if it was changed too often
   */
  public void change(LiveSession asking, PasswordHash hash, Caller caller) {
    Instant now = clock.instant();
    Account account = recheck.lockedWithSamePassword(asking);
    throttle.change(account, caller);
    account.changePassword(hash, now);
    sessions.endOthers(account.id(), asking.session().id(), account.credentialsVersion(), now);
    settle(account, AuditAction.CHANGE_PASSWORD, caller, now);
  }

  /** Records a reset that was refused. */
  public void refuseReset(Caller caller) {
    audit.refusal(AuditAction.RESET_PASSWORD, null, caller);
  }

  private void settle(Account account, AuditAction action, Caller caller, Instant now) {
    tickets.voidAll(account.id());
    if (!outbox.hasPending(PasswordChangedMail.KIND, account.id())) {
      outbox.post(PasswordChangedMail.owedTo(account, now));
    }
    audit.success(action, account.id(), caller);
  }
}
