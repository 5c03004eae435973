package dev.latchkey.attacks;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 200 connections with 600 requests each, one behind the other, that never read an answer. */
class UnreadAnswersAttackIT {
  private static final int CALLERS = 200;
  private static final int REQUESTS = 600;

  @Test
  void answers_that_nobody_reads_hold_up_nobody_for_long() throws Exception {
    assumeFalse(AttackedServer.isPayara(), "not met there: docs/payara.md");
    AttackedServer.withstands(
        getClass(),
        Map.of(),
        AttackedServer.OTHERS_DO_NOT_READ,
        server -> {
          attack(server, "/openapi");
          attack(server, "/assets/reset-password.js");
        });
  }

  private static void attack(AttackedServer server, String path) {
    try (Crowd crowd = server.crowd(CALLERS)) {
      crowd.pump(
          "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", REQUESTS, Duration.ofSeconds(12));
    }
  }
}
