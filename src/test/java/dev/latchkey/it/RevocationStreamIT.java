package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /oauth/revocations}: clients learn at once which tokens have ended. */
@LatchkeyIT
class RevocationStreamIT {
  /** The promise is 1 s. A busy machine gets more. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Operator.Client CLIENT = Operator.Client.with("listen");

  private final NewUser user = NewUser.signedUp();

  private static String idx(String token) {
    JsonNode place = Jwt.of(token).claims().path("status").path("status_list");
    return "{\"uri\":\"" + place.path("uri").textValue() + "\",\"idx\":" + place.path("idx") + "}";
  }

  private String ended() {
    String token = user.token();
    user.api().bearing(token).post("/api/logout").ok();
    return token;
  }

  @Test
  void a_stream_starts_with_a_cursor_that_is_no_event() {
    try (Listener listener = new Listener(CLIENT, null)) {
      assertThat(listener.response().statusCode()).isEqualTo(200);
      assertThat(header(listener, "Content-Type")).startsWith("text/event-stream");
      assertThat(header(listener, "Cache-Control")).isEqualTo("no-store, no-transform");
      assertThat(header(listener, "X-Accel-Buffering")).isEqualTo("no");
      assertThat(listener.next()).matches("id: [A-Za-z0-9_-]+");
      // The cursor is not held back until the next bytes, up to 10 s later.
      assertThat(listener.connected()).isLessThan(Duration.ofSeconds(5));
    }
  }

  private static String header(Listener listener, String name) {
    return listener.response().headers().firstValue(name).orElse(null);
  }

  @Test
  void the_end_of_a_token_is_told_whatever_its_cause() {
    try (Listener listener = new Listener(CLIENT, null)) {
      causes()
          .forEach(
              (cause, ending) -> {
                NewUser somebody = NewUser.signedUp();
                String token = somebody.token();
                ending.accept(somebody);
                long begun = System.nanoTime();
                String event = listener.nextWith(idx(token));
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(cause).isLessThan(SOON);
                assertThat(event.lines().toList())
                    .hasSize(3)
                    .contains("event: revoked", "data: " + idx(token));
              });
    }
  }

  private static Map<String, Consumer<NewUser>> causes() {
    return Map.of(
        "logout_all", somebody -> somebody.session().post("/api/logout_all").ok(),
        "an operator",
            somebody -> Operator.api().delete(Operator.account(somebody) + "/sessions").ok(),
        "a reset", somebody -> somebody.reset(somebody.resetToken(), "another horse 1").ok(),
        "disabled",
            somebody ->
                Operator.api().post(Operator.account(somebody), Map.of("enabled", false)).ok());
  }

  @Test
  void a_listener_that_comes_back_gets_what_it_has_missed() {
    String cursor;
    try (Listener listener = new Listener(CLIENT, null)) {
      String seen = ended();
      cursor = Listener.idOf(listener.nextWith(idx(seen)));
    }
    // Ends of one moment come in any order.
    Set<String> missed = new HashSet<>(List.of(idx(ended()), idx(ended()), idx(ended())));
    try (Listener listener = new Listener(CLIENT, cursor)) {
      assertThat(Listener.idOf(listener.next())).isEqualTo(cursor);
      while (!missed.isEmpty()) {
        String event = listener.nextWith("event: ");
        assertThat(event).doesNotContain("resync");
        missed.removeIf(event::contains);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "0",
        "-1",
        "0-",
        "made-up-7",
        "0-999999999",
        "0-9999999999999999999",
        "\u00e4"
      })
  void a_cursor_that_is_not_understood_means_fetch_all_lists_again(String cursor) {
    try (Listener listener = new Listener(CLIENT, cursor)) {
      assertThat(listener.next()).matches("id: [A-Za-z0-9_-]+");
      assertThat(listener.next()).matches("event: resync\nid: [A-Za-z0-9_-]+\ndata: .+");
      String token = ended();
      listener.nextWith(idx(token));
    }
  }

  @Test
  void a_stream_is_kept_alive() {
    try (Listener listener = new Listener(CLIENT, null)) {
      listener.next();
      long begun = System.nanoTime();
      listener.next();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_client_that_loses_its_right_loses_its_stream() {
    Operator.Client client = Operator.Client.with("listen");
    Operator.Client renewed = Operator.Client.with("listen");
    try (Listener removed = new Listener(client, null);
        Listener old = new Listener(renewed, null)) {
      removed.next();
      old.next();
      Operator.api().delete("/api/admin/clients/" + client.id()).ok();
      Operator.api().post("/api/admin/clients/" + renewed.id() + "/secret").ok();
      removed.awaitEnd();
      old.awaitEnd();
    }
  }

  @Test
  void only_a_client_may_listen() {
    assertThat(Api.anyone().get("/oauth/revocations").status()).isEqualTo(401);
    assertThat(user.session().get("/oauth/revocations").status()).isEqualTo(401);
    CLIENT.api().post("/oauth/revocations").refused(405, "Method not allowed");
  }
}
