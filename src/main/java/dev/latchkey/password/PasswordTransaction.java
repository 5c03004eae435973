package dev.latchkey.password;

import dev.latchkey.account.Account;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.caller.Caller;
import dev.latchkey.credential.PasswordHash;
import dev.latchkey.newpassword.PasswordUpdate;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionRecheck;
import dev.latchkey.session.Sessions;
import dev.latchkey.throttle.Throttle;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/** Stores a change of a password in one transaction. */
@Stateless
public class PasswordTransaction {
  @Inject private SessionRecheck recheck;
  @Inject private Throttle throttle;
  @Inject private Sessions sessions;
  @Inject private PasswordUpdate update;
  @Inject private Clock clock;

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
    update.settle(account, AuditAction.CHANGE_PASSWORD, caller, now);
  }
}
