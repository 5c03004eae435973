package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stored hash that this server cannot read, put there by a migration or by hand. */
class UnreadableHashNodesIT {
  private static final String PASSWORD = "correct horse";
  private static final int TRIES = 8;

  private static final Cluster CLUSTER = new Cluster(UnreadableHashNodesIT.class);
  private static PostgresServer database;
  private static LibertyNode node;

  @BeforeAll
  static void start() {
    database = CLUSTER.postgres();
    CLUSTER.relay();
    node = CLUSTER.node("a").with("LATCHKEY_THROTTLE", "off");
    node.start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!",
        "$2b$15$abcdefghijklmnopqrstuuJ2eW0DTvkmWyOIlRCX1NfYGlMBSBmCm",
        "{pepper}$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA"
            + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void is_a_wrong_password_everywhere_after_the_usual_time(String stored) {
    String name = "hash_" + Integer.toHexString(stored.hashCode());
    Api api = node.api();
    assertThat(api.signUp(name, PASSWORD).status()).isEqualTo(200);
    String token = api.token(name, PASSWORD);
    database.execute(
        "update account set password_hash = '" + stored + "' where username = '" + name + "'");
    assertThat(api.logIn(name, PASSWORD).text()).isEqualTo(api.logIn("nobody", PASSWORD).text());
    refused(() -> api.logIn(name, PASSWORD));
    refused(() -> api.changePassword(token, PASSWORD, "another one"));
    refused(() -> api.post("/api/delete_account", token, Map.of("password", PASSWORD)));
    assertThat(api.profile(token).status()).isEqualTo(200);
    assertThat(node.logText())
        .containsAnyOf("cannot be read. A password reset replaces it.", "needs LATCHKEY_PEPPER")
        .doesNotContain("$2b$")
        .doesNotContain("$argon2id$");
  }

  private static void refused(Supplier<Answer> call) {
    Duration nobody = fastest(() -> node.api().logIn("nobody", PASSWORD));
    // Without a hash it would take a tenth. Others may load the machine.
    assertThat(fastest(call)).isBetween(nobody.dividedBy(3), nobody.multipliedBy(4).plusMillis(20));
  }

  /** The fastest of some tries, all of which are a 401. */
  private static Duration fastest(Supplier<Answer> call) {
    return Stream.generate(call)
        .limit(TRIES)
        .peek(answer -> assertThat(answer.status()).isEqualTo(401))
        .map(Answer::took)
        .min(Duration::compareTo)
        .orElseThrow();
  }
}
