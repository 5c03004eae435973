package dev.latchkey.admin.account;

import dev.latchkey.account.AccessChange;
import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.Account;
import dev.latchkey.account.AccountChanges;
import dev.latchkey.account.Accounts;
import dev.latchkey.admin.target.Targets;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.problem.Problem;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import dev.latchkey.ticket.Tickets;
import dev.latchkey.verification.EmailChangedMail;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes an account for an operator. */
@Stateless
public class ChangeAccount {
  @Inject private Targets targets;
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Tickets tickets;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Makes all of the changes, or none. If a role is taken away or the account is disabled, all of
   * its sessions end. If it is disabled or gets another address, its mailed links are void.
   *
   * @throws Problem 404 if there is no such account; 400 if the address is taken, if it would have
   *     too many roles, or if it is the caller's own; 403 if only the operator's token may do this
   */
  public void with(long id, AccountChanges changes, Caller caller) {
    Account account = targets.locked(id, caller);
    if (changes.access().isPrivileged()) {
      targets.requireOperator(caller);
    }
    Instant now = clock.instant();
    List<String> done = new ArrayList<>();
    if (changes.email().given()) {
      changeEmail(account, changes.email().value(), caller, now, done);
    }
    if (changes.emailVerified() != null) {
      account.emailVerified(changes.emailVerified(), now);
      done.add("email_verified");
    }
    account.apply(changes.profile(), now);
    done.addAll(changes.profile().fields());
    done.add(access(account, changes.access(), now));
    String detail = String.join(" ", done).strip();
    audit.success(AuditAction.UPDATE_ACCOUNT, id, caller, AuditSubject.detail(detail));
  }

  private void changeEmail(
      Account account, EmailAddress address, Caller caller, Instant now, List<String> done) {
    EmailAddress before = new EmailAddress(account.email());
    if (!before.text().equals(address.text())) {
      accounts.changeEmail(account, address, now);
      tickets.voidAll(account.id());
      outbox.post(EmailChangedMail.owedTo(account, before, caller, now));
      done.add("email");
    }
  }

  private String access(Account account, AccessChanges changes, Instant now) {
    AccessChange done = apply(account, changes, now);
    if (done.disabled()) {
      sessions.endAll(account.id(), SessionEnd.ACCOUNT_DISABLED, now);
      tickets.voidAll(account.id());
    } else if (!done.taken().isEmpty()) {
      sessions.endAll(account.id(), SessionEnd.ROLE_TAKEN, now);
    }
    return done.words();
  }

  private static AccessChange apply(Account account, AccessChanges changes, Instant now) {
    try {
      return account.apply(changes, now);
    } catch (IllegalArgumentException refused) {
      String field = changes.roles() == null ? "add_roles" : "roles";
      throw Problem.ofFields(Map.of(field, refused.getMessage()));
    }
  }
}
