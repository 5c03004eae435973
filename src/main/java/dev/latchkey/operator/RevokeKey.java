package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.key.KeyRotation.Withdrawn;
import dev.latchkey.session.EndSessions;
import dev.latchkey.session.SessionEnd;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Withdraws a signing key that somebody else may have. */
@ApplicationScoped
public class RevokeKey {
  @Inject private KeyRotation keys;
  @Inject private EndSessions sessions;
  @Inject private AuditTrail audit;

  /**
   * Removes the key from the published set and ends every session that may have a token of it.
   * False if there is no such key.
   */
  public boolean of(String kid, Caller caller) {
    Optional<Withdrawn> withdrawn = keys.withdraw(kid);
    if (withdrawn.isPresent()) {
      Withdrawn period = withdrawn.get();
      sessions.openedBetween(period.from(), period.until(), SessionEnd.KEY_REVOKED);
      audit.success(AuditAction.REVOKE_KEY, null, caller, AuditSubject.target("key:" + kid));
    }
    return withdrawn.isPresent();
  }
}
