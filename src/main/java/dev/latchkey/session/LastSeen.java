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
 * When sessions were last used, to within five minutes: a request only notes it, and only when the
 * row is older than three; the notes are written once a minute, so that reading does not write.
 */
@ApplicationScoped
public class LastSeen {
  private static final Duration PRECISION = Duration.ofMinutes(3);

  @Inject private Sessions sessions;
  @Inject private Clock clock;

  private final Map<String, Instant> noted = new ConcurrentHashMap<>();

  void note(Session session) {
    Instant now = clock.instant();
    if (session.lastSeenAt().plus(PRECISION).isBefore(now)) {
      noted.put(session.id(), now);
    }
  }

  /** Writes what was noted since the last time. */
  public void flush() {
    for (String id : List.copyOf(noted.keySet())) {
      Instant at = noted.remove(id);
      if (at != null) {
        sessions.seen(id, at);
      }
    }
  }
}
