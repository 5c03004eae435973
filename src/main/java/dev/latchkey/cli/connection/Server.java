package dev.latchkey.cli.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The operator's API of one server. It does not follow redirects, which would leak the token. */
public final class Server {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LONGEST_RESPONSE = 32 << 20;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private final String base;
  private final String token;

  Server(String base, String token) {
    this.base = base;
    this.token = token;
  }

  /** An empty object for a request. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Puts texts into a body, if they are given. An empty text stands for no item. */
  public static void put(ObjectNode body, String name, List<String> items) {
    if (items != null) {
      items.stream().filter(item -> !item.isEmpty()).forEach(body.putArray(name)::add);
    }
  }

  /** Reads something. The path follows {@code /api/admin}. */
  public Answer get(String path) {
    return call(request(path).GET().timeout(PATIENCE));
  }

  /** Orders something without a body. */
  public Answer post(String path) {
    return call(request(path).POST(BodyPublishers.noBody()).timeout(PATIENCE));
  }

  /** Orders something with a body of JSON. */
  public Answer post(String path, ObjectNode body) {
    BodyPublisher json = BodyPublishers.ofString(body.toString());
    return call(
        request(path).header("Content-Type", "application/json").POST(json).timeout(PATIENCE));
  }

  /** Deletes something. */
  public Answer delete(String path) {
    return call(request(path).DELETE().timeout(PATIENCE));
  }

  /** Sends lines of JSON as they are read, for as long as it takes. */
  public Answer upload(String path, BodyPublisher lines) {
    return call(request(path).header("Content-Type", "application/x-ndjson").POST(lines));
  }

  /** Reads something of any length. The caller closes it. */
  public InputStream download(String path) {
    HttpResponse<InputStream> response = exchange(request(path).GET());
    if (response.statusCode() == 200) {
      return response.body();
    }
    throw refusal(response.statusCode(), answer(response));
  }

  private Answer call(HttpRequest.Builder request) {
    HttpResponse<InputStream> response = exchange(request);
    Answer answer = answer(response);
    if (response.statusCode() != 200) {
      throw refusal(response.statusCode(), answer);
    }
    return answer;
  }

  private static RefusedException refusal(int status, Answer answer) {
    return new RefusedException(answer.error() + " (status " + status + ")");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + "/api/admin" + path))
        .header("Authorization", "Bearer " + token)
        .header("User-Agent", "latchkey-cli");
  }

  private HttpResponse<InputStream> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException unreachable) {
      throw unreachable(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted");
    }
  }

  private Answer answer(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return Answer.of(new String(body.readNBytes(LONGEST_RESPONSE), UTF_8));
    } catch (IOException broken) {
      throw unreachable(broken);
    }
  }

  /** The fault of a connection that could not be made or broke. */
  public UnreachableException unreachable(IOException fault) {
    String reason =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return new UnreachableException("cannot reach " + base + ": " + reason);
  }
}
