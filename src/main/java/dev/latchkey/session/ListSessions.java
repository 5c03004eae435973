package dev.latchkey.session;

import dev.latchkey.session.SessionResource.SessionList;
import dev.latchkey.session.SessionResource.SessionView;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** Shows somebody where they are logged in. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ListSessions {
  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /** The caller's live sessions, newest first. */
  public SessionList of(LiveSession caller) {
    String current = caller.session().id();
    return new SessionList(
        sessions.of(caller.account().id(), clock.instant()).stream()
            .map(session -> SessionView.of(session, session.id().equals(current)))
            .toList());
  }
}
