package dev.latchkey.profile;

import dev.latchkey.account.Account;
import dev.latchkey.account.ProfileChanges;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionRecheck;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Changes a profile: all fields that were sent, or none. */
@Stateless
public class UpdateProfile {
  @Inject private SessionRecheck recheck;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Writes the changes.
   *
   * @throws dev.latchkey.problem.Problem 401 if the session has ended meanwhile
   */
  public void with(LiveSession asking, ProfileChanges changes, Caller caller) {
    Account account = recheck.locked(asking);
    account.apply(changes, clock.instant());
    AuditSubject fields = AuditSubject.detail(String.join(" ", changes.fields()));
    audit.success(AuditAction.UPDATE_PROFILE, account.id(), caller, fields);
  }
}
