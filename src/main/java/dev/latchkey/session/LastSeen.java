package dev.latchkey.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records when sessions were last used, to within five minutes. A request only keeps the time in
 * memory, and only if the stored time is more than three minutes old. The times are written to the
 * database once a minute, so that requests that only read write nothing.
 */
@ApplicationScoped
public class LastSeen {
  private static final Duration PRECISION = Duration.ofMinutes(3);

  @Inject private Sessions sessions;
  @Inject private Clock clock;

  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  /** Records that this session was used now. */
  public void note(Session session) {
    Instant now = clock.instant();
    if (session.lastSeenAt().plus(PRECISION).isBefore(now)) {
      noted.put(session.id(), now);
    }
  }

  /** Writes the times that were recorded since the last flush. */
  public void flush() {
    for (String id : List.copyOf(noted.keySet())) {
      Instant at = noted.remove(id);
      if (at != null) {
        sessions.seen(id, at);
      }
    }
  }
}
