package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 60 kB of JSON that is deep, or has names that collide, or numbers that are huge. */
class HostileJsonAttackIT {
  private static final int LENGTH = 60_000;
  private static final int CALLERS = 20;

  @Test
  void json_that_is_made_to_cost_much_is_refused_at_little_cost() throws Exception {
    AttackedServer.withstands(
        getClass(),
        server -> {
          attack(server, "{\"username\":" + "[".repeat(LENGTH));
          attack(server, "{" + colliding() + "\"username\":1}");
          attack(server, "{\"username\":1e999999999,\"password\":-1E-999999999}");
          attack(server, "{\"username\":" + "9".repeat(LENGTH) + "}");
        });
  }

  private static void attack(AttackedServer server, String body) throws InterruptedException {
    String request = Flood.post("/api/login", body);
    assertThat(Flood.of(server.node().port(), CALLERS, Duration.ofSeconds(4), call -> request))
        .isNotEmpty()
        .containsOnly(400);
  }

  // "Aa" and "BB" have the same hash in Java; so has every text of twelve such pairs.
  private static String colliding() {
    StringBuilder names = new StringBuilder();
    for (int number = 0; names.length() < LENGTH - 100; number++) {
      StringBuilder name = new StringBuilder();
      for (int bit = 0; bit < 12; bit++) {
        name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
      }
      names.append('"').append(name).append("\":1,");
    }
    return names.toString();
  }
}
