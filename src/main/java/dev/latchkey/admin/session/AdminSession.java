package dev.latchkey.admin.session;

import dev.latchkey.session.Session;
import java.time.Instant;

/** One session of an account, as shown to an operator. */
public record AdminSession(
    String id,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    String ip,
    String userAgent) {

  static AdminSession of(Session session) {
    return new AdminSession(
        session.id(),
        session.createdAt(),
        session.lastSeenAt(),
        session.expiresAt(),
        session.ip(),
        session.userAgent());
  }
}
