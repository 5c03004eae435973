package dev.latchkey.attacks;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 8 000 connections that say nothing, and headers that never end, slow and fast. */
class ManyConnectionsAttackIT {
  private static final int IDLE = 8000;
  private static final int SLOW = 1500;
  private static final int FAST = 50;
  private static final String BEGINNING = "GET /api/profile HTTP/1.1\r\nHost: localhost\r\n";

  @Test
  void connections_that_say_nothing_or_never_end_their_headers_hold_up_nobody() throws Exception {
    AttackedServer.withstands(
        getClass(),
        server -> {
          try (Crowd idle = server.crowd(IDLE)) {
            idle.hold(Duration.ofSeconds(8));
          }
          try (Crowd slow = server.crowd(SLOW)) {
            slow.send(BEGINNING + "X-Slow: ");
            slow.trickle('x', Duration.ofSeconds(1), Duration.ofSeconds(8));
          }
          try (Crowd fast = server.crowd(FAST)) {
            fast.send(BEGINNING);
            fast.pump("X-Fast: " + "x".repeat(100) + "\r\n", 20_000, Duration.ofSeconds(8));
          }
        });
  }
}
