package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.key.KeyRotation.SigningPeriod;
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
   * Ends every session that may have a token of the key, and removes the key from the published
   * set. The key goes last: whatever fails before, the call can be repeated. False if there is no
   * such key.
   */
  public boolean of(String kid, Caller caller) {
    Optional<SigningPeriod> found = keys.replace(kid);
    found.ifPresent(
        period -> {
          sessions.openedBetween(period.from(), period.until(), SessionEnd.KEY_REVOKED);
          audit.success(AuditAction.REVOKE_KEY, null, caller, AuditSubject.target("key:" + kid));
          keys.remove(kid);
        });
    return found.isPresent();
  }
}
