package dev.latchkey.verifier.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fetches public documents. It follows no redirect, and limits size and time. */
public final class Fetcher {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A list of 16 MB that cannot be compressed has less in base64. */
  private static final int LARGEST = 24 * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** The issuer itself says that it has no such document. */
  public static final class AbsentException extends IOException {
    private static final long serialVersionUID = 1L;

    AbsentException() {
      super("404");
    }
  }

  /**
   * Fetches a document.
   *
   * @throws AbsentException if the answer is a 404 of Latchkey's, not one of a proxy in front
   * @throws IOException if there is no 200 in time
   */
  public byte[] get(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(LONGEST).build();
    HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() == 404 && isOurs(bounded(body))) {
        throw new AbsentException();
      }
      if (answer.statusCode() != 200) {
        throw new IOException("the answer is a " + answer.statusCode());
      }
      return bounded(body);
    }
  }

  private static boolean isOurs(byte[] problem) {
    try {
      return Jws.json(problem).getString("code", "").equals("not_found");
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static byte[] bounded(InputStream body) throws IOException {
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            () -> close(body),
            CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS));
    try {
      byte[] bytes = body.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("a document of more than 24 MB");
      }
      return bytes;
    } finally {
      deadline.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
