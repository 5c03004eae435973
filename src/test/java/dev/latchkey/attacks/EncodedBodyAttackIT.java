package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bodies of 58 kB that decompress to 60 MB. */
class EncodedBodyAttackIT {
  private static final int CALLERS = 100;

  @Test
  void a_body_that_would_decompress_to_60_mb_is_refused_as_it_is() throws Exception {
    String request = request(bomb());
    AttackedServer.withstands(
        getClass(),
        server ->
            assertThat(
                    Flood.of(
                        server.node().port(), CALLERS, Duration.ofSeconds(10), call -> request))
                .isNotEmpty()
                .containsOnly(415));
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] megabyte = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 60; i++) {
        gzip.write(megabyte);
      }
    }
    return bytes.toByteArray();
  }

  private static String request(byte[] body) {
    return "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + "Content-Encoding: gzip\r\nContent-Length: "
        + body.length
        + "\r\n\r\n"
        + new String(body, StandardCharsets.ISO_8859_1);
  }
}
