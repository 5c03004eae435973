package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Load;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of a node under load. The other node continues. */
class NodeKilledFaultIT {
  private static final int TIMES = Integer.getInteger("latchkey.faults.kills", 10);
  private static final Cluster CLUSTER = new Cluster(NodeKilledFaultIT.class);
  private static LibertyNode a;
  private static LibertyNode b;

  @BeforeAll
  static void start() {
    CLUSTER.postgres();
    a = CLUSTER.node("a").start();
    b = CLUSTER.node("b").start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void what_a_killed_node_has_answered_is_kept_by_the_other_which_continues() {
    b.api().signUp("witness", "correct horse");
    String token = b.api().token("witness", "correct horse");
    int kept = 0;
    int served = 0;
    for (int time = 0; time < TIMES; time++) {
      Promises promises = new Promises("k" + time + "_");
      Api doomed = a.api();
      try (Load load = Load.of(4, Duration.ZERO, i -> promises.live(doomed));
          Load witness = Load.of(1, Duration.ofMillis(50), i -> b.api().profile(token))) {
        load.lasting(Duration.ofSeconds(4));
        a.kill();
        witness.lasting(Duration.ofSeconds(1));
        load.stop();
        witness.stop();
        assertThat(witness.samples()).isNotEmpty().allMatch(Load.Sample::ok);
        served += witness.samples().size();
      }
      kept += promises.keptOn(b.api());
      a.start();
    }
    Figures.note(
        "kill -9 of a node, %d times: %d answered writes all kept; the other node: %d of %d calls ok",
        TIMES, kept, served, served);
  }
}
