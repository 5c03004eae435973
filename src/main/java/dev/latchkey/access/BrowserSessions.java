package dev.latchkey.access;

import dev.latchkey.seal.Digest;
import dev.latchkey.session.LiveSession;
import dev.latchkey.session.LiveSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** Finds the live session of the browser that has sent a request. */
@ApplicationScoped
public class BrowserSessions {
  @Inject private SessionCookie cookie;
  @Inject private LiveSessions sessions;
  @Inject private Clock clock;

  /**
   * The live session. Empty if the request has an {@code Authorization} header, which takes
   * precedence, or no cookie that counts, or if the session has ended.
   */
  public Optional<LiveSession> of(HttpServletRequest request) {
    if (request.getHeader("Authorization") != null) {
      return Optional.empty();
    }
    return cookie
        .secret(request)
        .flatMap(secret -> sessions.live(Digest.sha256(secret), clock.instant()));
  }
}
