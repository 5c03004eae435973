package dev.latchkey.browser;

import dev.latchkey.session.LiveSession;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.session.Sessions;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Ends the session that a browser had before it got a new one. */
@Stateless
public class ReplaceSession {
  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /** Ends it. False if it has ended already. */
  public boolean end(LiveSession before) {
    return sessions.end(
        before.account().id(), before.session().id(), SessionEnd.LOGOUT, clock.instant());
  }
}
