package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Callers that read without a pause. Open Liberty's pool then sometimes loses a connection
 * (decision 15), and Latchkey recovers it.
 */
class FlatOutReadsFaultIT {
  private static final int CALLERS = 8;
  private static final Duration LOAD = Duration.ofSeconds(20);

  /** A connection is taken back at the second look, 5 s after one at a use of more than 20 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Cluster CLUSTER = new Cluster(FlatOutReadsFaultIT.class);

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void every_connection_is_free_again_soon_after() throws InterruptedException {
    Api api = CLUSTER.node("a").start().api();
    api.signUp("reader", "correct horse");
    String token = api.token("reader", "correct horse");
    try (Load load = Load.of(CALLERS, Duration.ZERO, call -> api.profile(token))) {
      assertThat(load.lasting(LOAD).stop().samples()).allMatch(Load.Sample::ok);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (taken(api) > 0 && System.nanoTime() < end) {
      Thread.sleep(500);
    }
    assertThat(taken(api)).isZero();
  }

  private static double taken(Api api) {
    String metrics = api.get("/metrics?scope=vendor", null).text();
    return number(metrics, "managedConnections") - number(metrics, "freeConnections");
  }

  private static double number(String metrics, String name) {
    Matcher line =
        Pattern.compile("connectionpool_" + name + "\\{.*jdbc_latchkey.*} (\\S+)").matcher(metrics);
    assertThat(line.find()).as(metrics).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
