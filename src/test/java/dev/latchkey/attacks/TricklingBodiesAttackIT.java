package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 1 500 bodies that arrive one byte per second. */
class TricklingBodiesAttackIT {
  private static final int CALLERS = 1500;

  @Test
  void bodies_that_trickle_in_hold_up_nobody_and_end_after_ten_seconds() throws Exception {
    AttackedServer.withstands(
        getClass(),
        server -> {
          try (Crowd crowd = server.crowd(CALLERS)) {
            crowd.send(
                "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 60000\r\n\r\n{");
            crowd.trickle(' ', Duration.ofSeconds(1), Duration.ofSeconds(15));
            assertThat(crowd.statuses()).containsOnly(408, 503);
          }
        });
  }
}
