package dev.latchkey.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An HTTP client of the API. Each client of the deployed server sends its own address in {@code
 * X-Forwarded-For}, so that tests do not use up each other's rate limits. Immutable.
 */
public final class Api {
  /** The URL of the server. {@code -Dlatchkey.it.url=...} selects another one. */
  public static final URI BASE =
      URI.create(
          System.getProperty(
              "latchkey.it.url",
              "http://localhost:" + System.getProperty("latchkey.it.port", "19080")));

  /** The server's own URL in tokens and mails ({@code LATCHKEY_PUBLIC_URL}). */
  public static final String PUBLIC_URL =
      System.getProperty("latchkey.it.public-url", BASE.toString());

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = connections();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client;
  private final URI base;
  private final Map<String, String> headers;

  private Api(HttpClient client, URI base, Map<String, String> headers) {
    this.client = client;
    this.base = base;
    this.headers = Map.copyOf(headers);
  }

  /** A new client with a new address and without a token. */
  public static Api anyone() {
    return new Api(CLIENT, BASE, Map.of("X-Forwarded-For", freshAddress()));
  }

  /** A client of another server, with this machine's own address and its own connections. */
  public static Api at(URI base) {
    return new Api(connections(), base, Map.of());
  }

  /** The same client with one more header. */
  public Api with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Api(client, base, more);
  }

  /** The same client with a token. */
  public Api bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The address that this client sends. */
  public String address() {
    return headers.get("X-Forwarded-For");
  }

  public Answer get(String path) {
    return send("GET", path, null, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, null);
  }

  /** A POST without a body. */
  public Answer post(String path) {
    return send("POST", path, null, new byte[0]);
  }

  /** A POST of JSON: a map, or a text that is sent unchanged. */
  public Answer post(String path, Object json) {
    return post(path, json instanceof String text ? utf8(text) : bytes(json));
  }

  /** A POST of any bytes, with the content type of JSON. */
  public Answer post(String path, byte[] body) {
    return send("POST", path, "application/json", body);
  }

  /** Any request. If the body is null, none is sent. */
  public Answer send(String method, String path, String contentType, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    try {
      return Answer.to(request.build(), client);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(method + " " + path, unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static HttpClient connections() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  private static byte[] bytes(Object json) {
    try {
      return utf8(MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("no JSON", impossible);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String freshAddress() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
  }
}
