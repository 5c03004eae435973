package dev.latchkey.verifier.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.verifier.list.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener, with a server that sends right and wrong streams. */
class RevocationsTest {
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static Timing fast(Duration silence) {
    return new Timing(
        silence, Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(10));
  }

  private final EventServer events = new EventServer();
  private final List<Place> ended = new CopyOnWriteArrayList<>();
  private final AtomicInteger resyncs = new AtomicInteger();
  private HttpServer server;
  private URI address;
  private Revocations listener;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/oauth/revocations", events);
    server.start();
    address =
        URI.create("http://localhost:" + server.getAddress().getPort() + "/oauth/revocations");
    listener = listener(fast(Duration.ofMinutes(1)));
  }

  private Revocations listener(Timing timing) {
    return new Revocations(
        address, new Client("shop", "a secret"), ended::add, resyncs::incrementAndGet, timing);
  }

  @AfterEach
  void close() {
    listener.close();
    events.hangUp();
    server.stop(0);
  }

  private static void await(BooleanSupplier state) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!state.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private void connect() {
    listener.start();
    await(() -> listener.isConnected() && events.streams() == 1);
  }

  private static String revoked(String cursor, int index) {
    return "event: revoked\nid: " + cursor + "\ndata: {\"uri\":\"u\",\"idx\":" + index + "}\n\n";
  }

  @Test
  void the_service_shows_its_name_and_secret() {
    connect();
    String basic = events.requests().get(0).getFirst("Authorization");
    assertThat(new String(Base64.getDecoder().decode(basic.substring(6))))
        .isEqualTo("shop:a+secret");
  }

  @Test
  void an_event_is_passed_on() {
    connect();
    events.send(revoked("c1", 7));
    await(() -> !ended.isEmpty());
    assertThat(ended).containsExactly(new Place("u", 7));
  }

  @Test
  void a_broken_stream_is_resumed_behind_the_last_event() {
    connect();
    events.send(revoked("c1", 7));
    await(() -> !ended.isEmpty());
    events.hangUp();
    await(() -> events.streams() == 1);
    assertThat(events.requests().get(0).getFirst("Last-Event-ID")).isNull();
    assertThat(events.requests().get(1).getFirst("Last-Event-ID")).isEqualTo("c1");
  }

  @Test
  void a_cursor_without_an_event_is_resumed_too() {
    connect();
    events.hangUp();
    await(() -> events.streams() == 1);
    assertThat(events.requests().get(1).getFirst("Last-Event-ID")).isEqualTo("start");
  }

  @Test
  void an_event_that_is_cut_off_is_asked_for_again() {
    connect();
    events.send("event: revoked\nid: c1\ndata: {\"uri\":\"u\",\"idx\":7}\n");
    events.hangUp();
    await(() -> events.streams() == 1);
    assertThat(ended).isEmpty();
    assertThat(events.requests().get(1).getFirst("Last-Event-ID")).isEqualTo("start");
  }

  @Test
  void resync_asks_for_all_lists_and_moves_the_cursor() {
    connect();
    events.send("event: resync\nid: c9\n\n");
    await(() -> resyncs.get() == 1);
    events.hangUp();
    await(() -> events.streams() == 1);
    assertThat(events.requests().get(1).getFirst("Last-Event-ID")).isEqualTo("c9");
  }

  @Test
  void a_silent_stream_is_dead() {
    listener = listener(fast(Duration.ofMillis(300)));
    listener.start();
    // On a busy machine a stream may be given up before its first line.
    await(
        () ->
            events.requests().stream()
                .anyMatch(headers -> "start".equals(headers.getFirst("Last-Event-ID"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 500, 302, 204})
  void an_answer_that_is_no_stream_is_tried_again(int status) {
    events.answer(status, "text/event-stream", status == 204 ? "" : "id: wrong\n\n");
    listener.start();
    await(() -> events.requests().size() >= 3);
    assertThat(events.requests()).noneMatch(headers -> headers.containsKey("Last-Event-ID"));
    events.answer(200, "text/event-stream", "id: start\n\n");
    await(listener::isConnected);
  }

  @Test
  void a_page_is_no_stream() {
    events.answer(200, "text/html", "id: start\n\n" + revoked("c1", 7));
    listener.start();
    await(() -> events.requests().size() >= 2);
    assertThat(ended).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"uri\":1,\"idx\":1}",
        "{\"uri\":\"u\",\"idx\":-1}",
        "{\"uri\":\"u\",\"idx\":1.5}",
        "{\"uri\":\"u\",\"idx\":1e99999}",
        "[]"
      })
  void a_malformed_event_ends_nothing_and_the_next_one_counts(String data) {
    connect();
    events.send("event: revoked\nid: c1\ndata: " + data + "\n\n" + revoked("c2", 8));
    await(() -> !ended.isEmpty());
    assertThat(ended).containsExactly(new Place("u", 8));
    assertThat(events.requests()).hasSize(1);
  }

  @Test
  void a_line_without_an_end_breaks_the_stream() {
    connect();
    events.send("x".repeat(5000));
    await(() -> events.requests().size() >= 2);
  }

  @Test
  void pauses_grow_up_to_the_longest() {
    Duration pause = Timing.OF_THE_ISSUER.shortest();
    for (int i = 0; i < 10; i++) {
      pause = Timing.OF_THE_ISSUER.after(pause);
    }
    assertThat(pause).isEqualTo(Duration.ofMinutes(1));
    assertThat(Timing.withJitter(pause)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
  }

  @Test
  void a_secret_is_not_shown() {
    assertThat(new Client("shop", "a secret").toString()).doesNotContain("a secret");
  }
}
