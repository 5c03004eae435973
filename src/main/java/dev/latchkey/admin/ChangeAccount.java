package dev.latchkey.admin;

import dev.latchkey.account.AccessChange;
import dev.latchkey.account.AccessChanges;
import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import dev.latchkey.ticket.Tickets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Changes the roles of an account, or disables or enables it. */
@Stateless
public class ChangeAccount {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Tickets tickets;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Makes all of the changes, or none. If a role is taken away or the account is disabled, all of
   * its sessions end. If it is disabled, its mailed links are void.
   *
   * @throws Problem 404 if there is no such account; 400 if it would have too many roles
   */
  public void with(long id, AccessChanges changes, Caller caller) {
    Account account = accounts.locked(id).orElseThrow(ProblemType.NOT_FOUND::raise);
    Instant now = clock.instant();
    AccessChange done = apply(account, changes, now);
    if (done.disabled()) {
      sessions.endAll(id, SessionEnd.ACCOUNT_DISABLED, now);
      tickets.voidAll(id);
    } else if (!done.taken().isEmpty()) {
      sessions.endAll(id, SessionEnd.ROLE_TAKEN, now);
    }
    audit.success(AuditAction.UPDATE_ACCOUNT, id, caller, AuditSubject.detail(done.words()));
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
