package dev.latchkey.logout;

import dev.latchkey.session.Session;
import java.time.Instant;

/** One session, as shown to its owner. */
public record SessionView(
    String id,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    String ip,
    String userAgent,
    boolean current) {

  static SessionView of(Session session, boolean current) {
    return new SessionView(
        session.id(),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt(),
        session.ip(),
        session.userAgent(),
        current);
  }
}
