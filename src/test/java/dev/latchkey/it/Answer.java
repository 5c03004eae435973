package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A response and how long it took, with checks that many tests need. */
public record Answer(int status, Map<String, List<String>> headers, String text, Duration took) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Sends a request. */
  static Answer to(HttpRequest request, HttpClient client)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    HttpResponse<String> response =
        client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(response.headers().map());
    return new Answer(response.statusCode(), headers, response.body(), took);
  }

  /** The only value of a header, or null. */
  public String header(String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    assertThat(values).as(name).hasSizeLessThan(2);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The body, which must be one JSON object. */
  public ObjectNode json() {
    try {
      JsonNode json = MAPPER.readTree(text);
      assertThat(json).as(text).isInstanceOf(ObjectNode.class);
      return (ObjectNode) json;
    } catch (IOException malformed) {
      throw new AssertionError("no JSON: " + status + " " + text, malformed);
    }
  }

  /** The keys of the body, in order. */
  public List<String> keys() {
    return keysOf(json());
  }

  /** The keys of an object, in order. */
  public static List<String> keysOf(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Whether the status is 200. */
  public boolean isOk() {
    return status == 200;
  }

  /** Whether this is exactly the contract's 503. */
  public boolean isOutage() {
    return status == 503
        && matches("Content-Type", "application/json.*")
        && matches("Retry-After", "[1-9][0-9]*")
        && !json().path("success").asBoolean(true)
        && json().path("error").isTextual()
        && json().path("error").equals(json().path("message"))
        && json().path("code").asText().equals("unavailable")
        && json().size() == 4;
  }

  private boolean matches(String name, String pattern) {
    return header(name) != null && header(name).matches(pattern);
  }

  /** Expects a 200 with the headers of every API response. */
  public Answer ok() {
    assertThat(status).as(text).isEqualTo(200);
    return ofTheApi();
  }

  /** Expects a 200 with the headers of every API response and a cookie. Returns the cookie. */
  public String okWithCookie() {
    assertThat(status).as(text).isEqualTo(200);
    assertThat(header("Cache-Control")).isEqualTo("no-store");
    return header("Set-Cookie");
  }

  /** Expects the contract's error format, without {@code fields}. */
  public Answer refused(int expected, String why) {
    inShape(expected, why);
    assertThat(keys()).containsExactly("success", "error", "message", "code");
    return this;
  }

  /** Expects a 400 whose validation errors name exactly these fields. */
  public Answer refusedFor(String... fields) {
    inShape(400, "Validation failed");
    assertThat(keys()).containsExactly("success", "error", "message", "code", "fields");
    assertThat(keysOf(json().path("fields"))).containsExactlyInAnyOrder(fields);
    json().path("fields").forEach(fault -> assertThat(fault.textValue()).isNotBlank());
    return this;
  }

  /** Expects the 401 that every invalid token gets. */
  public Answer tokenRefused() {
    refused(401, "Invalid or expired token");
    assertThat(header("WWW-Authenticate")).isEqualTo("Bearer");
    return this;
  }

  /** Expects the headers of every API response, also of the container's own. */
  public Answer ofTheApi() {
    assertThat(header("Content-Type")).as(text).matches("application/json(;charset=utf-8)?");
    assertThat(header("Cache-Control")).isEqualTo("no-store");
    assertThat(header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers).doesNotContainKeys("Server", "X-Powered-By", "$WSEP", "Set-Cookie");
    return this;
  }

  private void inShape(int expected, String why) {
    assertThat(status).as(text).isEqualTo(expected);
    ofTheApi();
    assertThat(json().path("success").isBoolean()).isTrue();
    assertThat(json().path("success").booleanValue()).isFalse();
    assertThat(json().path("error").textValue()).isEqualTo(why);
    assertThat(json().path("message").textValue()).isEqualTo(why);
  }
}
