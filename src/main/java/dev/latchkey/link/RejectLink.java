package dev.latchkey.link;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.erasure.AccountErasure;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.Ticket;
import dev.latchkey.ticket.Tickets;
import dev.latchkey.ticket.UsableLinks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** "This was not me": voids a link, in one transaction. */
@Stateless
public class RejectLink {
  @Inject private UsableLinks links;
  @Inject private Accounts accounts;
  @Inject private Tickets tickets;
  @Inject private AccountErasure erasure;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Voids the link. If it was to confirm the address of a signup, and nobody has ever confirmed it,
   * the account is erased: somebody else signed up with this address.
   *
   * @throws dev.latchkey.problem.Problem 400 if the link does not work
   */
  public void of(String token, Caller caller) {
    Ticket ticket =
        links.of(token, LinkPage.allPurposes()).orElseThrow(ProblemType.LINK_SPENT::raise).ticket();
    Account account =
        accounts
            .locked(ticket.accountId())
            .filter(ticket::isFor)
            .orElseThrow(ProblemType.LINK_SPENT::raise);
    if (!tickets.claim(ticket.digest(), clock.instant())) {
      throw ProblemType.LINK_SPENT.raise();
    }
    audit.success(AuditAction.REJECT_LINK, account.id(), caller);
    boolean verifies = LinkPage.VERIFY_EMAIL.purposes().contains(ticket.purpose());
    if (verifies && account.isUnprovenSignup()) {
      erasure.of(account, caller);
    }
  }
}
