package dev.latchkey.nodes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.it.Listener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes publish the same status lists, also if one of them dies. */
class StatusListNodesIT {
  private static final String PASSWORD = "correct horse";

  /** A ttl of 4 s, and what a busy machine adds. */
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  private static final Cluster CLUSTER =
      new Cluster(StatusListNodesIT.class).with("LATCHKEY_STATUS_TTL", "PT4S");

  private static final List<String> TABLES =
      List.of("session", "status_list", "status_index", "revocation", "revocation_counter");

  private static PostgresServer database;
  private static LibertyNode a;
  private static LibertyNode b;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    CLUSTER.relay();
    a = CLUSTER.node("a").launch();
    b = CLUSTER.node("b").launch();
    a.awaitReady();
    b.awaitReady();
    a.api().signUp("listed", PASSWORD);
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  private static JsonNode claims(String jwt) {
    try {
      return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static JsonNode place(String token) {
    return claims(token).path("status").path("status_list");
  }

  /** Whether this node's list says that the token has ended. */
  private static boolean hasEnded(Node node, String token) {
    String uri = place(token).path("uri").textValue();
    String jwt = node.api().get(uri.substring(uri.indexOf("/status-lists")), null).text();
    byte[] zlib =
        Base64.getUrlDecoder().decode(claims(jwt).path("status_list").path("lst").textValue());
    try (InflaterInputStream bytes = new InflaterInputStream(new ByteArrayInputStream(zlib))) {
      return BitSet.valueOf(bytes.readAllBytes()).get(place(token).path("idx").intValue());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  @Test
  void a_logout_on_one_node_is_in_the_lists_of_both() {
    String token = a.api().token("listed", PASSWORD);
    String live = b.api().token("listed", PASSWORD);
    assertThat(hasEnded(b, token)).isFalse();
    a.api().logOut(token);
    Processes.await("the end on node a", AT_MOST, () -> hasEnded(a, token));
    Processes.await("the end on node b", AT_MOST, () -> hasEnded(b, token));
    assertThat(hasEnded(a, live)).isFalse();
    assertThat(hasEnded(b, live)).isFalse();
  }

  @Test
  void a_row_that_somebody_deletes_ends_its_token_within_a_minute() {
    String token = a.api().token("listed", PASSWORD);
    String sid = claims(token).path("sid").textValue();
    database.execute("delete from session where id = '" + sid + "'");
    Processes.await("the end", Duration.ofSeconds(150), () -> hasEnded(b, token));
  }

  @Test
  void a_logout_just_before_its_node_is_killed_is_in_the_lists_and_the_stream_of_the_other() {
    String basic = listener();
    String seen = a.api().token("listed", PASSWORD);
    String token = a.api().token("listed", PASSWORD);
    String cursor;
    try (Listener listener = new Listener(base(a), basic, null)) {
      a.api().logOut(seen);
      cursor = Listener.idOf(listener.nextWith(data(seen)));
    }
    a.api().logOut(token);
    a.kill();
    Processes.await("the end", AT_MOST, () -> hasEnded(b, token));
    hasMissed(b, basic, cursor, token);
    a.start();
    assertThat(hasEnded(a, token)).isTrue();
    assertThat(a.api().post("/api/logout", token, Map.of()).status()).isEqualTo(401);
    hasMissed(a, basic, cursor, token);
  }

  @Test
  void a_withdrawn_key_ends_its_tokens_on_both_nodes() {
    String token = a.api().token("listed", PASSWORD);
    String kid = header(token).path("kid").textValue();
    assertThat(b.api().profile(token).isOk()).isTrue();
    assertThat(a.api().operate("keys/" + kid + "/revoke").isOk()).isTrue();
    assertThat(a.api().profile(token).status()).isEqualTo(401);
    assertThat(b.api().profile(token).status()).isEqualTo(401);
    Processes.await("the new keys on node b", AT_MOST, () -> !keys(b).contains(kid));
    assertThat(keys(a)).isEqualTo(keys(b)).doesNotContain(kid);
    String next = b.api().token("listed", PASSWORD);
    assertThat(header(next).path("kid").textValue()).isNotEqualTo(kid);
    assertThat(a.api().profile(next).isOk()).isTrue();
    assertThat(a.api().operate("keys/" + kid + "/revoke").status()).isEqualTo(404);
  }

  private static String keys(Node node) {
    return node.api().get("/.well-known/jwks.json", null).text();
  }

  private static JsonNode header(String token) {
    return claims("." + token.substring(0, token.indexOf('.')));
  }

  @Test
  void a_restored_backup_brings_no_ended_token_back() {
    String ended = a.api().token("listed", PASSWORD);
    TABLES.forEach(
        table -> database.execute("create table old_%1$s as table %1$s".formatted(table)));
    a.api().logOut(ended);
    String later = b.api().token("listed", PASSWORD);
    a.stop();
    b.stop();
    TABLES.forEach(
        table ->
            database.execute(
                "delete from %1$s; insert into %1$s table old_%1$s; drop table old_%1$s"
                    .formatted(table)));
    a.launch();
    b.launch();
    a.awaitReady();
    b.awaitReady();
    String ahead = a.api().token("listed", PASSWORD);
    // As if the node that opened it were half a minute ahead.
    database.execute(
        "update session set created_at = created_at + 30000000 where id = '%s'"
            .formatted(claims(ahead).path("sid").textValue()));
    // This is why the guide demands the next call.
    assertThat(a.api().profile(ended).isOk()).isTrue();
    assertThat(a.api().operator().delete("/api/admin/sessions").isOk()).isTrue();
    for (LibertyNode node : List.of(a, b)) {
      assertThat(node.api().profile(ended).status()).isEqualTo(401);
      assertThat(node.api().profile(later).status()).isEqualTo(401);
      assertThat(node.api().profile(ahead).status()).isEqualTo(401);
      Processes.await("the end", AT_MOST, () -> hasEnded(node, ended));
      assertThat(hasEnded(node, later)).isTrue();
      String next = node.api().token("listed", PASSWORD);
      assertThat(place(next).path("uri")).isNotEqualTo(place(ended).path("uri"));
      assertThat(hasEnded(node, next)).isFalse();
      assertThat(node.api().profile(next).isOk()).isTrue();
    }
  }

  private static void hasMissed(LibertyNode node, String basic, String cursor, String missed) {
    try (Listener listener = new Listener(base(node), basic, cursor)) {
      assertThat(Listener.idOf(listener.next())).isEqualTo(cursor);
      assertThat(listener.nextWith("event: ")).contains("event: revoked", data(missed));
    }
  }

  private static String listener() {
    JsonNode client =
        a.api().operator().post("/api/admin/clients", Map.of("name", "listener")).json();
    String pair =
        client.path("client_id").textValue() + ":" + client.path("client_secret").textValue();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static URI base(LibertyNode node) {
    return URI.create("http://127.0.0.1:" + node.port());
  }

  private static String data(String token) {
    return "{\"uri\":\"%s\",\"idx\":%s}"
        .formatted(place(token).path("uri").textValue(), place(token).path("idx"));
  }
}
