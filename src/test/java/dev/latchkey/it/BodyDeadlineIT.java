package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body has ten seconds from its first byte to its last, however often a byte comes. */
@LatchkeyIT
class BodyDeadlineIT {
  private static final int PERIOD_MS = 500;

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 60000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"})
  void a_body_that_trickles_in_is_a_408_after_ten_seconds(String start) throws IOException {
    String more = start.startsWith("Content") ? " " : "1\r\n \r\n";
    try (Socket socket = new Socket(Api.BASE.getHost(), Api.BASE.getPort())) {
      socket.setSoTimeout(PERIOD_MS);
      send(
          socket,
          "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + start);
      long begun = System.nanoTime();
      String answer = "";
      while (answer.isEmpty() && System.nanoTime() - begun < Duration.ofSeconds(30).toNanos()) {
        answer = heard(socket.getInputStream());
        if (answer.isEmpty()) {
          send(socket, more);
        }
      }
      assertThat(answer).contains("408 ", "Connection: close");
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(14));
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String heard(InputStream in) throws IOException {
    byte[] buffer = new byte[2048];
    try {
      int read = in.read(buffer);
      return read < 0 ? "closed" : new String(buffer, 0, read, ISO_8859_1);
    } catch (SocketTimeoutException silence) {
      return "";
    }
  }
}
