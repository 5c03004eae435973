package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL, sharing nothing else. */
@Tag("nodes")
class TwoNodesIT {
  private static final Cluster CLUSTER = new Cluster(TwoNodesIT.class);
  private static PostgresServer database;
  private static Relay relay;
  private static long keysAtTheStart;
  private static LibertyNode a;
  private static LibertyNode b;

  // Both are launched on an empty database at the same time: one migrates, one waits.
  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    relay = CLUSTER.relay();
    a = CLUSTER.node("a").launch();
    b = CLUSTER.node("b").launch();
    a.awaitReady();
    b.awaitReady();
    keysAtTheStart = database.number("select count(*) from signing_key");
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void a_logout_on_one_node_is_a_401_on_the_other_with_the_next_request() {
    String name = "logout_both";
    assertThat(a.api().signUp(name, "correct horse").status()).isEqualTo(200);
    for (int i = 0; i < 20; i++) {
      String token = a.api().token(name, "correct horse");
      assertThat(b.api().profile(token).status()).isEqualTo(200);
      assertThat(a.api().logOut(token).status()).isEqualTo(200);
      assertThat(b.api().profile(token).status()).isEqualTo(401);
    }
  }

  @Test
  void a_changed_password_on_one_node_ends_the_other_sessions_on_the_other() {
    String name = "change_both";
    a.api().signUp(name, "correct horse");
    String kept = a.api().token(name, "correct horse");
    String other = b.api().token(name, "correct horse");
    assertThat(a.api().changePassword(kept, "correct horse", "battery staple").status())
        .isEqualTo(200);
    assertThat(b.api().profile(other).status()).isEqualTo(401);
    assertThat(b.api().profile(kept).status()).isEqualTo(200);
    assertThat(b.api().logIn(name, "correct horse").status()).isEqualTo(401);
    assertThat(b.api().logIn(name, "battery staple").status()).isEqualTo(200);
  }

  @Test
  void two_nodes_that_start_at_once_on_an_empty_database_agree_on_one_key() {
    assertThat(keysAtTheStart).isEqualTo(1);
    assertThat(a.api().get("/.well-known/jwks.json", null).text())
        .isEqualTo(b.api().get("/.well-known/jwks.json", null).text());
  }

  // Open Liberty would set the cookie of a session with its very first answer from /metrics.
  @Test
  void the_first_look_at_the_metrics_sets_no_cookie() throws Exception {
    URI metrics = URI.create("http://127.0.0.1:" + a.port() + "/metrics");
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void two_nodes_that_rotate_at_once_agree_on_the_next_key() throws Exception {
    CompletableFuture<Answer> both =
        CompletableFuture.supplyAsync(() -> a.api().operate("keys/rotate"));
    assertThat(b.api().operate("keys/rotate").status()).isEqualTo(200);
    assertThat(both.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(a.api().get("/.well-known/jwks.json", null).text())
        .isEqualTo(b.api().get("/.well-known/jwks.json", null).text());
    a.api().signUp("rotated", "correct horse");
    assertThat(b.api().profile(a.api().token("rotated", "correct horse")).status()).isEqualTo(200);
  }

  @Test
  void of_a_name_that_is_signed_up_on_both_nodes_at_once_one_is_taken() throws Exception {
    for (int i = 0; i < 10; i++) {
      String name = "both_at_once_" + i;
      CompletableFuture<Answer> other =
          CompletableFuture.supplyAsync(() -> a.api().signUp(name, "correct horse"));
      int here = b.api().signUp(name, "correct horse").status();
      assertThat(Set.of(here, other.get(20, TimeUnit.SECONDS).status()))
          .isEqualTo(Set.of(200, 400));
    }
  }

  // 20 mails are owed at once and rung for on both nodes; the relay counts.
  @Test
  void a_mail_is_sent_once_while_the_outbox_workers_of_both_nodes_run() {
    database.await("an empty outbox", Duration.ofSeconds(60), "select count(*) from outbox", 0);
    relay.forget();
    for (int i = 0; i < 20; i++) {
      String name = "mail_once_" + i;
      a.api().signUp(name, "correct horse");
      Api node = i % 2 == 0 ? a.api() : b.api();
      assertThat(node.forgotPassword(Api.email(name)).status()).isEqualTo(200);
    }
    database.await("an empty outbox", Duration.ofSeconds(60), "select count(*) from outbox", 0);
    assertThat(relay.recipients()).hasSize(20).doesNotHaveDuplicates();
  }
}
