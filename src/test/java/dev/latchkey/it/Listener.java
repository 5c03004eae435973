package dev.latchkey.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that listens to the ends of tokens. */
public final class Listener implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String END = "the stream has ended";

  private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();
  private final HttpResponse<InputStream> response;
  private final Duration connected;

  /** Connects to the tested server. */
  Listener(Operator.Client client, String lastEventId) {
    this(Api.BASE, client.basic(), lastEventId);
  }

  /**
   * Connects.
   *
   * @param basic the header with the client's id and secret
   * @param lastEventId null for a new listener
   */
  public Listener(URI base, String basic, String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/oauth/revocations"))
            .timeout(PATIENCE)
            .header("Authorization", basic);
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    long begun = System.nanoTime();
    try {
      response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    connected = Duration.ofNanos(System.nanoTime() - begun);
    Thread reader = new Thread(this::read, "listener");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[4096];
    try (InputStream in = response.body()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          blocks.add(text.substring(0, end));
          text.delete(0, end + 2);
        }
      }
    } catch (IOException closed) {
      // The end of the stream, too.
    }
    blocks.add(END);
  }

  /** How long it took until the headers came. */
  Duration connected() {
    return connected;
  }

  HttpResponse<InputStream> response() {
    return response;
  }

  /** The next block of lines. */
  public String next() {
    return next(PATIENCE);
  }

  private String next(Duration patience) {
    try {
      return Optional.ofNullable(blocks.poll(patience.toMillis(), TimeUnit.MILLISECONDS))
          .orElseThrow(() -> new AssertionError("nothing was sent for " + PATIENCE));
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** The next event that contains this text. Cursors come all the time, so the wait has an end. */
  public String nextWith(String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String block = next();
    while (!block.contains(text)) {
      if (block.equals(END)) {
        throw new AssertionError(END);
      }
      block = next(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
    return block;
  }

  /** Waits until the server ends the stream. */
  void awaitEnd() {
    while (!next().equals(END)) {
      // What is sent before the end does not matter.
    }
  }

  /** The id in a block. */
  public static String idOf(String block) {
    return block
        .lines()
        .filter(line -> line.startsWith("id: "))
        .findFirst()
        .orElseThrow()
        .substring(4);
  }

  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
