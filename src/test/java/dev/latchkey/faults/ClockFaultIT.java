package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.ClockAhead;
import dev.latchkey.nodes.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clock of one node is 30 seconds ahead of the other's. */
class ClockFaultIT {
  private static final Cluster CLUSTER = new Cluster(ClockFaultIT.class);
  private static Api ahead;
  private static Api right;

  @BeforeAll
  static void start() {
    assumeTrue(ClockAhead.possible(), "needs a C compiler: apt-get install gcc libc6-dev");
    CLUSTER.postgres();
    ahead = ClockAhead.of(CLUSTER.node("b"), 30).start().api();
    right = CLUSTER.node("a").start().api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void each_node_accepts_the_other_nodes_tokens_at_once() throws IOException {
    right.signUp("clocks", "correct horse");
    for (int i = 0; i < 10; i++) {
      String early = ahead.token("clocks", "correct horse");
      Duration apart = Duration.between(Instant.now(), issuedAt(early));
      // Allows for rounding to seconds and for a running call.
      assertThat(apart).isBetween(Duration.ofSeconds(26), Duration.ofSeconds(31));
      assertThat(right.profile(early).status()).isEqualTo(200);
      assertThat(ahead.profile(right.token("clocks", "correct horse")).status()).isEqualTo(200);
      assertThat(right.logOut(early).status()).isEqualTo(200);
      assertThat(ahead.profile(early).status()).isEqualTo(401);
    }
    Figures.note("clocks 30 s apart: 20 of 20 tokens taken by the other node");
  }

  private static Instant issuedAt(String token) throws IOException {
    byte[] claims =
        Base64.getUrlDecoder()
            .decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
    return Instant.ofEpochSecond(
        new com.fasterxml.jackson.databind.ObjectMapper().readTree(claims).path("iat").asLong());
  }
}
