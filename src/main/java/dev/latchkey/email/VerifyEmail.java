package dev.latchkey.email;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.proof.ProvePassword;
import dev.latchkey.seal.Secret;
import dev.latchkey.session.LiveSession;
import dev.latchkey.throttle.Throttle;
import dev.latchkey.ticket.LinkPage;
import dev.latchkey.ticket.UsableLink;
import dev.latchkey.ticket.UsableLinks;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Confirms the address of an account. The link proves who reads the mail. A session or the password
 * of the account proves who chose the password. Without both, a stranger could sign up with
 * somebody else's address, and a click of its owner would confirm the stranger's account.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class VerifyEmail {
  @Inject private Throttle throttle;
  @Inject private UsableLinks links;
  @Inject private ProvePassword prove;
  @Inject private AuditTrail audit;
  @Inject private EmailTransaction transaction;

  /**
   * Confirms the address.
   *
   * @param session the live session of the caller; a session of another account does not count
   * @throws Problem 400 if the link is unknown, used, superseded or expired, or if there is neither
   *     a session of this account nor a password; 401 if the password is wrong; the link stays
   *     valid then
   */
  public void with(
      String token, Optional<Secret> password, Optional<LiveSession> session, Caller caller) {
    throttle.link(caller);
    Optional<UsableLink> link = links.of(token, LinkPage.VERIFY_EMAIL.purposes());
    if (link.isEmpty()) {
      audit.refusal(AuditAction.VERIFY_EMAIL, null, caller);
      throw ProblemType.LINK_SPENT.raise();
    }
    Account owner = link.get().owner();
    Optional<LiveSession> own = session.filter(live -> live.account().id() == owner.id());
    if (own.isPresent()) {
      transaction.verify(link.get().ticket(), own.get(), caller);
    } else {
      Secret given = password.orElseThrow(VerifyEmail::passwordRequired);
      Account proven = prove.of(new LoginName(owner.username()), given, caller);
      transaction.verify(link.get().ticket(), proven, caller);
    }
  }

  private static Problem passwordRequired() {
    return Problem.ofFields(Map.of("password", "is required"));
  }
}
