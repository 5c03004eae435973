package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL, sharing nothing else. */
@Tag("nodes")
class TwoNodesIT {
  private static final Cluster CLUSTER = new Cluster(TwoNodesIT.class);
  private static PostgresServer database;
  private static LibertyNode a;
  private static LibertyNode b;

  // Both are launched on an empty database at the same time: one migrates, one waits.
  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    a = CLUSTER.node("a").launch();
    b = CLUSTER.node("b").launch();
    a.awaitReady();
    b.awaitReady();
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
    assertThat(database.number("select count(*) from signing_key")).isEqualTo(1);
    assertThat(a.api().get("/.well-known/jwks.json", null).body())
        .isEqualTo(b.api().get("/.well-known/jwks.json", null).body());
  }
}
