package dev.latchkey.verifier.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Streams of events that say whatever a test wants. */
public final class EventServer implements HttpHandler {
  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private final List<HttpExchange> open = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String type = "text/event-stream";
  private volatile String greeting = "id: start\n\n";

  /** How the next streams begin. */
  public void answer(int chosen, String contentType, String first) {
    status = chosen;
    type = contentType;
    greeting = first;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestHeaders());
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Location", "/oauth/revocations");
    if (status != 200) {
      exchange.sendResponseHeaders(status, greeting.isEmpty() ? -1 : greeting.length());
      write(exchange, greeting);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(200, 0);
    write(exchange, greeting);
    open.add(exchange);
  }

  /** The headers of each request. */
  public List<Headers> requests() {
    return List.copyOf(requests);
  }

  /** The number of streams that have begun and that the test has not closed. */
  public int streams() {
    return open.size();
  }

  /** Sends a text on all open streams. */
  public void send(String text) {
    for (HttpExchange exchange : open) {
      try {
        write(exchange, text);
      } catch (IOException closed) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private static void write(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  /** Ends all streams. */
  public void hangUp() {
    open.forEach(HttpExchange::close);
    open.clear();
  }
}
