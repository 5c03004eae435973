package dev.latchkey.profile;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.account.ProfileChanges;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import dev.latchkey.session.LiveSession;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Changes somebody's profile: every field that was named, or none. */
@Stateless
public class UpdateProfile {
  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Writes the changes. */
  public void with(LiveSession asking, ProfileChanges changes, Caller caller) {
    Account account =
        accounts.byId(asking.account().id()).orElseThrow(ProblemType.TOKEN_REFUSED::raise);
    account.apply(changes, clock.instant());
    audit.success(AuditAction.UPDATE_PROFILE, account.id(), caller);
  }
}
