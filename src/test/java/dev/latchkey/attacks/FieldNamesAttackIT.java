package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Different field names of 60 kB each. A cache of names would run out of memory. */
class FieldNamesAttackIT {
  private static final int CALLERS = 4;
  private static final String LONG = "k".repeat(60_000);
  // The header of a token; a field of a header is limited to 16 KiB.
  private static final String SHORTER = "k".repeat(10_000);

  @Test
  void no_name_of_a_field_is_kept() throws Exception {
    AttackedServer.withstands(
        getClass(),
        server -> {
          attack(server, call -> Flood.post("/api/forgot-password", object(call, LONG)));
          attack(server, FieldNamesAttackIT::withToken);
        });
  }

  private static void attack(AttackedServer server, IntFunction<String> request)
      throws InterruptedException {
    // If they were kept, the heap would be too large afterwards.
    assertThat(Flood.of(server.node().port(), CALLERS, Duration.ofSeconds(10), request))
        .hasSizeGreaterThan(500)
        .isSubsetOf(400, 401, 429);
  }

  private static String object(int number, String name) {
    return "{\"" + String.format("%08x", number * 0x9E3779B9) + name + "\":1}";
  }

  private static String withToken(int number) {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(object(number, SHORTER).getBytes(StandardCharsets.US_ASCII));
    return "GET /api/profile HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + header
        + ".e30.AAAA\r\n\r\n";
  }
}
