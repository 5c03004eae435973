package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Through a trusted proxy: a header that names addresses, 31 kB long. */
class ForwardedForAttackIT {
  private static final int CALLERS = 20;
  private static final int LENGTH = 31_000;

  @Test
  void a_long_list_of_addresses_is_read_at_little_cost() throws Exception {
    AttackedServer.withstands(
        getClass(),
        Map.of("LATCHKEY_TRUSTED_PROXIES", "127.0.0.0/8"),
        AttackedServer.PROMPT,
        server -> {
          for (String part : List.of(" ", "\t", ",", ", ", "1.2.3.4,", "[", ":", "0")) {
            attack(server, get("1.2.3.4" + part.repeat(LENGTH / part.length()) + "x"));
          }
        });
  }

  private static void attack(AttackedServer server, String request) throws InterruptedException {
    assertThat(Flood.of(server.node().port(), CALLERS, Duration.ofSeconds(2), call -> request))
        .isNotEmpty()
        .isSubsetOf(400, 404);
  }

  private static String get(String header) {
    return "GET /x HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + header + "\r\n\r\n";
  }
}
