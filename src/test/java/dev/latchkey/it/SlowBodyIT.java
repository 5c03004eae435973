package dev.latchkey.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that never finish what they say (ASVS 15.4.4): they hold up themselves alone. */
@LatchkeyIT
class SlowBodyIT {
  private static final int SLOW = 50;
  private static final int READS = 40;
  private static final Duration ENOUGH = Duration.ofSeconds(5);

  private final List<Socket> slow = new ArrayList<>();

  @AfterEach
  void hang_up() throws IOException {
    for (Socket socket : slow) {
      socket.close();
    }
  }

  private void dawdle(String start) throws IOException {
    for (int i = 0; i < SLOW; i++) {
      Socket socket = new Socket(Api.BASE.getHost(), Api.BASE.getPort());
      slow.add(socket);
      socket.getOutputStream().write(start.getBytes(US_ASCII));
      socket.getOutputStream().flush();
    }
  }

  private static void readsGoOn(Api session) {
    for (int i = 0; i < READS; i++) {
      long start = System.nanoTime();
      session.get("/api/profile").ok();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ENOUGH);
    }
  }

  @Test
  void bodies_that_never_end_do_not_starve_who_reads() throws IOException {
    Api session = NewUser.signedUp().session();
    dawdle(
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 60000\r\n\r\n{\"username\":\"");
    readsGoOn(session);
    NewUser.signedUp().logIn().ok();
  }

  @Test
  void headers_that_never_end_do_not_starve_who_reads() throws IOException {
    Api session = NewUser.signedUp().session();
    dawdle("GET /api/profile HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
    readsGoOn(session);
  }
}
