package dev.latchkey.introspection;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import dev.latchkey.token.BearerToken;
import dev.latchkey.token.TokenVerifier;
import dev.latchkey.token.VerifiedToken;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Ends a token for a client. Its session has no other token, so the session ends with it. */
@Stateless
public class RevokeToken {
  @Inject private TokenVerifier verifier;
  @Inject private Sessions sessions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** Ends the token. False if it is unknown or no longer valid. */
  public boolean of(String text, Caller client) {
    Optional<VerifiedToken> token = BearerToken.of(text).flatMap(verifier::verified);
    boolean ended = token.isPresent() && end(token.get());
    if (ended) {
      audit.success(AuditAction.REVOKE_TOKEN, token.get().accountId(), client);
    }
    return ended;
  }

  private boolean end(VerifiedToken token) {
    return sessions.end(token.accountId(), token.sessionId(), SessionEnd.REVOKED, clock.instant());
  }
}
