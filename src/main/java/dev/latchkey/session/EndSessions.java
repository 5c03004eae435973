package dev.latchkey.session;

import dev.latchkey.database.Retry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends many sessions of many accounts, in small transactions. */
@ApplicationScoped
public class EndSessions {
  @Inject private Sessions sessions;
  @Inject private Clock clock;

  /**
   * Ends all sessions that were opened in a period. If it fails half-way, some of them have ended;
   * the call can be repeated.
   */
  public void openedBetween(Instant from, Instant until, SessionEnd why) {
    Optional<String> last = Optional.of("");
    while (last.isPresent()) {
      String after = last.get();
      last = Retry.of(() -> sessions.endOpened(from, until, after, why, clock.instant()));
    }
  }
}
