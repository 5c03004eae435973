package dev.latchkey.access;

import dev.latchkey.session.LiveSession;
import dev.latchkey.session.TokenSessions;
import dev.latchkey.token.BearerToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Finds the live session of a caller of a public call, to whom a session means less work. */
@ApplicationScoped
public class CallerSession {
  @Inject private TokenSessions tokens;
  @Inject private BrowserSessions browsers;

  /** The session, by a bearer token or a browser's cookie. Empty if there is none. */
  public Optional<LiveSession> of(HttpServletRequest request) {
    return BearerToken.in(request.getHeader("Authorization"))
        .flatMap(tokens::of)
        .or(() -> browsers.of(request));
  }
}
