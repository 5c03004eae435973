package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 1 000 bodies without their last byte: the most that a server can be made to hold. */
class UnfinishedBodiesAttackIT {
  private static final int CALLERS = 1000;
  private static final int LENGTH = 64 * 1024;

  @Test
  void bodies_that_lack_their_last_byte_fit_into_the_heap() throws Exception {
    String request =
        "POST /api/signup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + LENGTH
            + "\r\n\r\n"
            + " ".repeat(LENGTH - 1);
    AttackedServer.withstands(
        getClass(),
        server -> {
          try (Crowd crowd = server.crowd(CALLERS)) {
            crowd.pump(request, 1, Duration.ofSeconds(10));
            crowd.hold(Duration.ofSeconds(5));
            assertThat(crowd.statuses()).containsOnly(408, 503);
          }
        });
  }
}
