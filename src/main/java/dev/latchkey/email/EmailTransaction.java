package dev.latchkey.email;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.Ticket;
import dev.latchkey.ticket.Tickets;
import dev.latchkey.verification.ConfirmEmailMail;
import dev.latchkey.verification.EmailChangedMail;
import dev.latchkey.verification.VerificationMail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * Stores what happens to an address, each in one transaction. Locks the account, its sessions, its
 * tickets, then the outbox: decision 19.
 */
@Stateless
public class EmailTransaction {
  @Inject private Accounts accounts;
  @Inject private SessionRecheck recheck;
  @Inject private Sessions sessions;
  @Inject private Tickets tickets;
  @Inject private Outbox outbox;
  @Inject private Throttle throttle;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Posts a request for a link to this address. */
  public void requestLink(EmailAddress address, Caller caller) {
    outbox.post(VerificationMail.to(address, caller, clock.instant()));
  }

  /** Verifies the address for a caller who is logged in; throws as the other one, and 401. */
  public void verify(Ticket ticket, LiveSession asking, Caller caller) {
    verify(recheck.locked(asking), ticket, caller);
  }

  /**
   * Verifies the address for a caller who has proven the password.
   *
   * @throws dev.latchkey.problem.Problem 400 if the link was used or voided meanwhile, or the
   *     account has changed
   */
  public void verify(Ticket ticket, Account proven, Caller caller) {
    Account account =
        accounts
            .locked(proven.id())
            .filter(locked -> locked.isUnchangedSince(proven))
            .orElseThrow(ProblemType.LINK_SPENT::raise);
    verify(account, ticket, caller);
  }

  private void verify(Account account, Ticket ticket, Caller caller) {
    claim(ticket, account, clock.instant());
    account.verifyEmail();
    tickets.useUp(ticket.purpose(), account.id());
    audit.success(AuditAction.VERIFY_EMAIL, account.id(), caller);
  }

  /**
   * Posts the link to the address that the owner of the account wants.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session has ended or the password was changed
   *     meanwhile; 429 if there were too many requests
   */
  public void requestChange(EmailAddress address, LiveSession asking, Caller caller) {
    Account account = recheck.lockedWithSamePassword(asking);
    throttle.changeEmail(account, caller);
    outbox.post(ConfirmEmailMail.to(address, account, caller, clock.instant()));
    audit.success(AuditAction.CHANGE_EMAIL, account.id(), caller);
  }

  /** Changes the address, as {@link ConfirmEmail} says. The old address gets a mail. */
  public void confirm(Ticket ticket, LiveSession asking, Caller caller) {
    Instant now = clock.instant();
    Account account = recheck.locked(asking);
    claim(ticket, account, now);
    EmailAddress before = new EmailAddress(account.email());
    accounts.changeEmail(account, new EmailAddress(ticket.newEmail()), now);
    account.verifyEmail();
    sessions.endOthers(account.id(), asking.session().id(), account.credentialsVersion(), now);
    tickets.voidAll(account.id());
    outbox.post(EmailChangedMail.owedTo(account, before, caller, now));
    audit.success(AuditAction.CONFIRM_EMAIL, account.id(), caller);
  }

  private void claim(Ticket ticket, Account account, Instant now) {
    if (!ticket.isFor(account) || !tickets.claim(ticket.digest(), now)) {
      throw ProblemType.LINK_SPENT.raise();
    }
  }
}
