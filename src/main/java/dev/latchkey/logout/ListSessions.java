package dev.latchkey.logout;

import dev.latchkey.session.LiveSession;
import dev.latchkey.session.LiveSessions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Lists the sessions of an account. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ListSessions {
  @Inject private LiveSessions sessions;
  @Inject private Clock clock;

  /** The caller's live sessions, newest first. */
  public List<SessionView> of(LiveSession caller) {
    String current = caller.session().id();
    return sessions.of(caller.account(), clock.instant()).stream()
        .map(session -> SessionView.of(session, session.id().equals(current)))
        .toList();
  }
}
