package dev.latchkey.attacks;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 200 connections with 600 pipelined requests each, which never read a response. */
class UnreadAnswersAttackIT {
  private static final int CALLERS = 200;
  private static final int REQUESTS = 600;

  /** Payara serves the requests that it has read before it sees that nobody reads the answers. */
  private static final Duration ON_PAYARA = Duration.ofSeconds(20);

  @Test
  void answers_that_nobody_reads_hold_up_nobody_for_long() throws Exception {
    AttackedServer.withstands(
        getClass(),
        Map.of(),
        AttackedServer.isPayara() ? ON_PAYARA : AttackedServer.OTHERS_DO_NOT_READ,
        server -> {
          attack(server, "/openapi");
          attack(server, "/assets/openapi.js");
        });
  }

  private static void attack(AttackedServer server, String path) {
    try (Crowd crowd = server.crowd(CALLERS)) {
      crowd.pump(
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", REQUESTS, Duration.ofSeconds(12));
    }
  }
}
