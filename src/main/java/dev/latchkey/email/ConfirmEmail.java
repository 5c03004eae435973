package dev.latchkey.email;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.session.LiveSession;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.UsableLink;
import dev.latchkey.ticket.UsableLinks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives an account the address whose link its owner presents. The owner must be logged in:
 * otherwise a stranger who reads that mailbox could take over an account that names it by mistake.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ConfirmEmail {
  @Inject private Throttle throttle;
  @Inject private UsableLinks links;
  @Inject private AuditTrail audit;
  @Inject private EmailTransaction transaction;

  /**
   * Changes and verifies the address, and ends every other session.
   *
   * @throws dev.latchkey.problem.Problem 400 if the link is unknown, used, superseded or expired,
   *     or if another account has taken the address meanwhile; 401 if it is a link of another
   *     account
   */
  public void with(String token, LiveSession asking, Caller caller) {
    throttle.link(caller);
    long account = asking.account().id();
    Optional<UsableLink> link = links.of(token, LinkPage.CONFIRM_EMAIL.purposes());
    if (link.isEmpty() || link.get().owner().id() != account) {
      audit.refusal(AuditAction.CONFIRM_EMAIL, account, caller);
      throw (link.isEmpty() ? ProblemType.LINK_SPENT : ProblemType.TOKEN_REFUSED).raise();
    }
    transaction.confirm(link.get().ticket(), asking, caller);
  }
}
