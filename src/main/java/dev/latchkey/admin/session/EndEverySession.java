package dev.latchkey.admin.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.key.TokenSettings;
import dev.latchkey.revocation.StatusLists;
import dev.latchkey.runtime.Pause;
import dev.latchkey.seal.RandomTokens;
import dev.latchkey.session.EndSessions;
import dev.latchkey.session.SessionEnd;
import dev.latchkey.statuslist.PublishedLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends every session of everyone, after a leak or after a backup was restored. A restored database
 * may not know all ends of tokens, and may give out an index of a list twice. So all lists are
 * closed: all of their tokens count as ended, and they get no new tokens.
 */
@ApplicationScoped
public class EndEverySession {
  /** In this time every node notices that the lists are closed. */
  private static final Duration NOTICED = PublishedLists.LONGEST_PAUSE.multipliedBy(2);

  @Inject private StatusLists lists;
  @Inject private PublishedLists published;
  @Inject private EndSessions sessions;
  @Inject private RandomTokens random;
  @Inject private AuditTrail audit;
  @Inject private DatabaseClock clock;

  /** Ends them. Sessions that are opened up to a second after the call may end too. */
  public void now(Caller caller) {
    lists.closeAll(random.sessionId());
    Instant closed = clock.ask();
    published.refresh();
    // The node that opened a session may have been ahead or behind by this much.
    sessions.openedBetween(
        Instant.EPOCH, closed.plus(TokenSettings.SKEW), SessionEnd.ENDED_BY_OPERATOR);
    Instant noticed = closed.plus(NOTICED);
    // A node that has not noticed yet may still give out an index of a closed list.
    Pause.of(Duration.between(clock.ask(), noticed));
    sessions.openedBetween(
        closed.minus(TokenSettings.SKEW),
        noticed.plus(TokenSettings.SKEW),
        SessionEnd.ENDED_BY_OPERATOR);
    audit.success(AuditAction.END_EVERY_SESSION, null, caller);
  }
}
