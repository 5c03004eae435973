package dev.latchkey.verifier.push;

import dev.latchkey.verifier.list.Jws;
import dev.latchkey.verifier.list.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Listens to an issuer's {@code GET /oauth/revocations}, and connects again whenever the stream
 * breaks. A reconnection resumes behind the last event. Thread-safe.
 */
public final class Revocations implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Revocations.class.getName());

  private final URI address;
  private final Client client;
  private final Consumer<Place> ended;
  private final Runnable resync;
  private final Timing timing;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Thread thread = new Thread(this::run, "latchkey-revocations");
  private volatile String cursor = "";
  private volatile boolean connected;
  private volatile boolean failing;

  /**
   * A listener, which does nothing until it is started.
   *
   * @param ended gets the place of each token that has ended
   * @param resync is run if events were missed, so all lists are to be fetched again
   */
  public Revocations(URI address, Client client, Consumer<Place> ended, Runnable resync) {
    this(address, client, ended, resync, Timing.OF_THE_ISSUER);
  }

  Revocations(URI address, Client client, Consumer<Place> ended, Runnable resync, Timing timing) {
    this.address = address;
    this.client = client;
    this.ended = ended;
    this.resync = resync;
    this.timing = timing;
    thread.setDaemon(true);
    thread.setContextClassLoader(Revocations.class.getClassLoader());
  }

  /** Starts to listen. */
  public void start() {
    thread.start();
  }

  /** Whether the stream is open now. */
  public boolean isConnected() {
    return connected;
  }

  private void run() {
    Duration pause = timing.shortest();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        long start = System.nanoTime();
        listen();
        boolean stable = System.nanoTime() - start > timing.stable().toNanos();
        pause = stable ? timing.shortest() : pause;
        Thread.sleep(Timing.withJitter(pause).toMillis());
        pause = timing.after(pause);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() throws InterruptedException {
    EventStream stream = new EventStream(this::take, System::nanoTime);
    CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request(), stream::of);
    try {
      while (!isOver(answer)) {
        if (stream.isSilentFor(timing.silence())) {
          throw new IOException("nothing was heard for " + timing.silence());
        }
      }
    } catch (ExecutionException failed) {
      log(failed.getCause());
    } catch (IOException silent) {
      log(silent);
    } finally {
      connected = false;
      stream.cancel();
      answer.cancel(true);
    }
  }

  private boolean isOver(CompletableFuture<?> answer)
      throws InterruptedException, ExecutionException {
    try {
      answer.get(timing.silence().toMillis() / 10, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException open) {
      return false;
    }
  }

  /** No timeout of the client's: later versions of Java apply it to the whole body. */
  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Accept", "text/event-stream")
            .header("Authorization", client.authorization());
    if (!cursor.isEmpty()) {
      request.header("Last-Event-ID", cursor);
    }
    return request.build();
  }

  private void take(Event event) {
    connected = true;
    failing = false;
    if (event.type().equals("revoked")) {
      placeIn(event.data()).ifPresent(ended);
    } else if (event.type().equals("resync")) {
      resync.run();
    }
    if (!event.cursor().isEmpty()) {
      cursor = event.cursor();
    }
  }

  /** Empty if the data is malformed: the list will say which token has ended. */
  private static Optional<Place> placeIn(String data) {
    try {
      return Place.in(Jws.json(data.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The first failure of an outage is logged. The lists are still read meanwhile. */
  private void log(Throwable reason) {
    if (!failing) {
      LOG.log(Level.WARNING, "Latchkey's verifier gets no events", reason);
    }
    failing = true;
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
