package dev.latchkey.reset;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.newpassword.PasswordUpdate;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import dev.latchkey.ticket.Ticket;
import dev.latchkey.ticket.Tickets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Stores a reset, or the request for one, each in one transaction. */
@Stateless
public class ResetTransaction {
  @Inject private Accounts accounts;
  @Inject private Tickets tickets;
  @Inject private Sessions sessions;
  @Inject private Outbox outbox;
  @Inject private PasswordUpdate update;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Posts a request for a link to this address. The worker finds out whether anybody has it. */
  public void request(EmailAddress email, Caller caller) {
    outbox.post(
        OutboxMessage.awaited(MailChannel.NAME, ResetMail.KIND, email.folded(), clock.instant())
            .causedBy(caller.language().tag(), caller.userAgent()));
    audit.success(AuditAction.RESET_REQUEST, null, caller);
  }

  /**
   * Uses up the ticket and sets the password. The address is verified then, because the link was
   * sent to it. If two calls use the ticket at once, one is refused.
   */
  public void reset(Ticket ticket, PasswordHash hash, Caller caller) {
    Instant now = clock.instant();
    // Account, sessions, tickets, outbox: decision 19.
    Account account =
        accounts
            .locked(ticket.accountId())
            .filter(Account::enabled)
            .filter(ticket::isFor)
            .orElseThrow(ProblemType.RESET_TICKET_SPENT::raise);
    account.changePassword(hash, now);
    account.verifyEmail();
    sessions.endAll(account.id(), SessionEnd.PASSWORD_RESET, now);
    if (!tickets.claim(ticket.digest(), now)) {
      throw ProblemType.RESET_TICKET_SPENT.raise();
    }
    tickets.useUp(ticket.purpose(), account.id());
    update.settle(account, AuditAction.RESET_PASSWORD, caller, now);
  }

  /** Records a reset that was refused. */
  public void refuse(Caller caller) {
    audit.refusal(AuditAction.RESET_PASSWORD, null, caller);
  }
}
