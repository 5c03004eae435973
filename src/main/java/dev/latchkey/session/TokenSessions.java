package dev.latchkey.session;

import dev.latchkey.token.BearerToken;
import dev.latchkey.token.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Finds the live session of a token that somebody has sent. */
@ApplicationScoped
public class TokenSessions {
  @Inject private TokenVerifier verifier;
  @Inject private LiveSessions sessions;
  @Inject private Clock clock;

  /** The live session. Empty if this server has not signed the token, or its session has ended. */
  public Optional<LiveSession> of(BearerToken token) {
    return verifier.verified(token).flatMap(verified -> sessions.live(verified, clock.instant()));
  }
}
