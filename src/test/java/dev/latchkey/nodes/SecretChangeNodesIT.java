package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code LATCHKEY_SECRET} is changed on two nodes, one after the other, under load. */
class SecretChangeNodesIT {
  private static final String PASSWORD = "correct horse";
  private static final String OLD = "b2xkIHNlY3JldCBvZiBhIHRlc3QgY2x1c3Rlci4uLi4u";
  private static final String NEW = "bmV3IHNlY3JldCBvZiBhIHRlc3QgY2x1c3Rlci4uLi4u";

  // HAProxy notices two failed checks, half a second apart, and a margin.
  private static final Duration NOTICED = Duration.ofSeconds(3);
  private static final Cluster CLUSTER =
      new Cluster(SecretChangeNodesIT.class).with("LATCHKEY_SECRET", OLD);

  private static PostgresServer database;
  private static LibertyNode a;
  private static LibertyNode b;
  private static Api api;
  private final List<String> tokens = new ArrayList<>();

  @BeforeAll
  static void start() {
    assumeTrue(HaProxy.installed(), "needs HAProxy: apt-get install haproxy");
    database = CLUSTER.postgres();
    a = CLUSTER.node("a").launch();
    b = CLUSTER.node("b").launch();
    a.awaitReady();
    b.awaitReady();
    api = CLUSTER.add(new HaProxy(CLUSTER.folder(), List.of(a, b))).api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void the_secret_is_changed_without_an_outage() {
    api.signUp("changer", PASSWORD);
    // Of another account, because each account has a limited number of sessions.
    api.signUp("other", PASSWORD);
    newTokens();
    webhook();
    // One, or two if both nodes created one at the same moment.
    int lists = (int) database.number("select count(*) from status_list");
    try (Load logins = Load.of(1, Duration.ofMillis(200), i -> api.logIn("other", PASSWORD))) {
      restart(a, logins, OLD, NEW);
      restart(b, logins, OLD, NEW);
      assertThat(resealedBy(a)).isZero();
      restart(a, logins, NEW, OLD);
      // Now the nodes encrypt with different secrets. Each reads the key that the other has made.
      a.api().operate("keys/rotate").ok();
      newTokens();
      restart(b, logins, NEW, OLD);
      // The first key, the webhook and the open lists; the second key has the new secret.
      assertThat(resealedBy(b)).isEqualTo(2 + lists);
      assertThat(resealedBy(a)).isZero();
      restart(b, logins, NEW, "");
      newTokens();
      assertThat(resealedBy(b)).isZero();
      whatNoSecretOpensIsRefused();
      assertThat(logins.stop().samples()).isNotEmpty().allMatch(Load.Sample::ok);
    }
  }

  private void restart(LibertyNode node, Load logins, String current, String old) {
    node.api().operate("drain").ok();
    logins.lasting(NOTICED);
    node.stop();
    node.with("LATCHKEY_SECRET", current).with("LATCHKEY_SECRET_OLD", old).start();
    logins.lasting(NOTICED);
    for (String token : tokens) {
      a.api().profile(token).ok();
      b.api().profile(token).ok();
    }
  }

  private void newTokens() {
    tokens.add(a.api().token("changer", PASSWORD));
    tokens.add(b.api().token("changer", PASSWORD));
  }

  private static void whatNoSecretOpensIsRefused() {
    database.execute("update webhook set sealed_secret = 'sealed by nobody'");
    Answer refused = a.api().operate("keys/reseal");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("code").textValue()).isEqualTo("other_secret");
  }

  private static void webhook() {
    Answer added =
        a.api()
            .operator()
            .post(
                "/api/admin/webhooks",
                Map.of("url", "https://nowhere.invalid/", "events", List.of("account.deleted")));
    assertThat(added.isOk()).as(added.text()).isTrue();
  }

  private static int resealedBy(LibertyNode node) {
    return node.api().operate("keys/reseal").ok().json().path("resealed").intValue();
  }
}
