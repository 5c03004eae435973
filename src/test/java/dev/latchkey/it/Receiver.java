package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Another system that receives webhooks, on this machine. */
final class Receiver implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile int headerLength;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("webhook-id"),
            exchange.getRequestHeaders().getFirst("webhook-timestamp"),
            exchange.getRequestHeaders().getFirst("webhook-signature"),
            body));
    if (status == 302) {
      exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    }
    if (headerLength > 0) {
      exchange.getResponseHeaders().add("X-Long", "a".repeat(headerLength));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on, every message gets this answer. */
  void answers(int code) {
    status = code;
  }

  /** From now on, every answer has a header of this length. */
  void sendsHeader(int length) {
    headerLength = length;
  }

  List<Received> all() {
    return List.copyOf(received);
  }

  /** Waits for a message that matches. */
  Received await(Predicate<Received> which) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < deadline) {
      for (Received message : received) {
        if (which.test(message)) {
          return message;
        }
      }
      Thread.onSpinWait();
    }
    assertThat(received).as("the message that was expected").anyMatch(which);
    throw new IllegalStateException("unreachable");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** A message as it came. */
  record Received(String id, String timestamp, String signature, String body) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (JsonProcessingException malformed) {
        throw new IllegalStateException(body, malformed);
      }
    }

    String type() {
      return json().path("type").textValue();
    }

    long account() {
      return json().path("data").path("account_id").longValue();
    }
  }
}
