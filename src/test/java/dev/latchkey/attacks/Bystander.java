package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Load;
import dev.latchkey.nodes.Node;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An honest user during an attack. It keeps reading its profile and the health check on open
 * connections, and also reads the profile on a new connection per call.
 */
final class Bystander implements Closeable {
  static final String NAME = "bystander";
  static final String PASSWORD = "a quiet afternoon";
  private static final Duration REST = Duration.ofMillis(50);
  private static final int PATIENCE_MS = 30_000;
  private static final int WARM_UP = 100;

  private final URI base;
  private final List<Load> loads;

  private Bystander(URI base, List<Load> loads) {
    this.base = base;
    this.loads = loads;
  }

  /** Signs up, logs in, and starts to read when the server is warm. */
  static Bystander of(Node node) {
    Api api = node.api();
    assertThat(api.signUp(NAME, PASSWORD).status()).isEqualTo(200);
    String token = api.token(NAME, PASSWORD);
    for (int i = 0; i < WARM_UP; i++) {
      assertThat(api.profile(token).status()).isEqualTo(200);
    }
    URI base = URI.create("http://127.0.0.1:" + node.port());
    return new Bystander(
        base,
        List.of(
            Load.of(1, REST, call -> api.profile(token)),
            Load.of(1, REST, call -> api.get("/health/ready", null)),
            Load.of(1, REST, call -> onNewConnection(base, token))));
  }

  private static Answer onNewConnection(URI base, String token) {
    long begun = System.nanoTime();
    try {
      HttpURLConnection call =
          (HttpURLConnection) base.resolve("/api/profile").toURL().openConnection();
      call.setConnectTimeout(PATIENCE_MS);
      call.setReadTimeout(PATIENCE_MS);
      call.setRequestProperty("Authorization", "Bearer " + token);
      call.setRequestProperty("Connection", "close");
      try (InputStream body = call.getInputStream()) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Answer(call.getResponseCode(), Map.of(), text, took);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Stops reading. Every call must have been served within this time. */
  void wasServedWithin(Duration limit) {
    close();
    List<Load.Sample> samples = loads.stream().flatMap(load -> load.samples().stream()).toList();
    System.out.println(summary(samples));
    assertThat(samples).hasSizeGreaterThan(loads.size());
    assertThat(samples).as("calls of %s", base).allMatch(Load.Sample::ok);
    assertThat(samples).extracting(Load.Sample::took).allMatch(took -> took.compareTo(limit) <= 0);
  }

  private static String summary(List<Load.Sample> samples) {
    Stream<Duration> times = samples.stream().map(Load.Sample::took);
    return "bystander: "
        + samples.size()
        + " calls, "
        + samples.stream().filter(sample -> !sample.ok()).count()
        + " not served, the slowest after "
        + times.max(Comparator.naturalOrder()).map(Duration::toMillis).orElse(0L)
        + " ms";
  }

  @Override
  public void close() {
    loads.forEach(Load::stop);
  }
}
