package dev.latchkey.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfCallTest {
  private static final String RANDOM = "0123456789abcdef";

  private final SelfCall self = new SelfCall();

  private interface Answering {
    SelfCall.Outcome call(int port) throws IOException;
  }

  /** A call of a server on every address, which shows us the header if it is "ours". */
  private SelfCall.Outcome whileServing(boolean ours, Answering call) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext("/", exchange -> answer(exchange, ours));
    server.start();
    try {
      return call.call(server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange, boolean ours) throws IOException {
    if (ours) {
      self.seen(exchange.getRequestHeaders().getFirst(SelfCall.HEADER));
    }
    exchange.sendResponseHeaders(503, -1);
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "0.0.0.0", "::", "127.0.0.1", "localhost"})
  void a_request_that_arrives_here_shows_that_the_port_is_ours(String host) throws IOException {
    assertThat(whileServing(true, port -> call(host, port, RANDOM)))
        .isEqualTo(SelfCall.Outcome.OURS);
  }

  @Test
  void an_answer_of_another_server_is_not_taken_for_ours() throws IOException {
    assertThat(whileServing(false, port -> call("127.0.0.1", port, RANDOM)))
        .isEqualTo(SelfCall.Outcome.OTHER);
  }

  @Test
  void a_request_of_before_does_not_count() throws IOException {
    whileServing(true, port -> call("127.0.0.1", port, RANDOM));
    self.seen(RANDOM);
    assertThat(whileServing(false, port -> call("127.0.0.1", port, "another")))
        .isEqualTo(SelfCall.Outcome.OTHER);
  }

  @Test
  void a_caller_who_does_not_know_the_text_shows_nothing() {
    self.seen(null);
    self.seen("");
    assertThat(call("127.0.0.1", closedPort(), RANDOM)).isEqualTo(SelfCall.Outcome.NOBODY);
  }

  @Test
  void a_server_that_never_answers_is_given_up_after_two_seconds() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long begun = System.nanoTime();
      assertThat(call("127.0.0.1", silent.getLocalPort(), RANDOM))
          .isEqualTo(SelfCall.Outcome.OTHER);
      assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }
  }

  @Test
  void the_request_is_one_that_every_server_understands() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread caller = new Thread(() -> call("*", server.getLocalPort(), RANDOM));
      caller.start();
      try (Socket connection = server.accept()) {
        byte[] request = connection.getInputStream().readNBytes(100);
        assertThat(new String(request, US_ASCII))
            .startsWith("GET / HTTP/1.1\r\nHost: localhost\r\n" + SelfCall.HEADER + ": " + RANDOM);
      }
      caller.join();
    }
  }

  private SelfCall.Outcome call(String host, int port, String random) {
    return self.call(SocketFactory.getDefault(), host, port, random);
  }

  private static int closedPort() {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return closed.getLocalPort();
    } catch (IOException none) {
      throw new IllegalStateException(none);
    }
  }
}
