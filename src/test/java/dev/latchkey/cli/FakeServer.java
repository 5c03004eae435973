package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server that gives prepared responses and keeps what it was asked. */
final class FakeServer implements AutoCloseable {
  static final String TOKEN = "a-token-that-only-this-test-knows-0123456789";

  private final HttpServer server;
  private final Map<String, String> responses = new LinkedHashMap<>();
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  FakeServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Prepares a response. A call without one is a 404. */
  FakeServer on(String call, String response) {
    responses.put(call, response);
    return this;
  }

  /** The calls so far: method, path below /api/admin, and body. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replace("/api/admin", "");
    String call = exchange.getRequestMethod() + " " + path;
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    calls.add(body.isEmpty() ? call : call + " " + body);
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String response =
        known ? responses.get(call) : "{\"error\":\"Invalid or expired token\",\"x\":1}";
    int status = !known ? 401 : response == null ? 404 : 200;
    byte[] bytes = (response == null ? "{\"error\":\"Not found\"}" : response).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
