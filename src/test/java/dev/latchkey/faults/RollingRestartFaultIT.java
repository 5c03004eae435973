package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.HaProxy;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Load;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both nodes are restarted, one after the other, behind HAProxy and under load. */
class RollingRestartFaultIT {
  // Two failed checks, half a second apart, and a margin.
  private static final Duration NOTICED = Duration.ofSeconds(3);
  private static final Cluster CLUSTER = new Cluster(RollingRestartFaultIT.class);
  private static LibertyNode a;
  private static LibertyNode b;
  private static Api api;

  @BeforeAll
  static void start() {
    assumeTrue(HaProxy.installed(), "needs HAProxy: apt-get install haproxy");
    CLUSTER.postgres();
    a = CLUSTER.node("a").start();
    b = CLUSTER.node("b").start();
    api = CLUSTER.add(new HaProxy(CLUSTER.folder(), List.of(a, b))).api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void not_one_call_fails_while_both_nodes_are_drained_and_restarted() {
    Promises promises = new Promises("r_");
    api.signUp("rolling", "correct horse");
    String token = api.token("rolling", "correct horse");
    try (Load writes = Load.of(2, Duration.ofMillis(50), i -> promises.live(api));
        Load reads = Load.of(2, Duration.ofMillis(20), i -> api.profile(token))) {
      for (LibertyNode node : List.of(a, b)) {
        reads.lasting(NOTICED);
        assertThat(node.api().operate("drain").isOk()).isTrue();
        reads.lasting(NOTICED);
        node.stop();
        node.start();
        reads.lasting(NOTICED);
      }
      assertThat(writes.stop().samples()).isNotEmpty().allMatch(Load.Sample::ok);
      assertThat(reads.stop().samples()).isNotEmpty().allMatch(Load.Sample::ok);
      Figures.note(
          "rolling restart of two nodes: %d calls, 0 failed; %d answered writes all kept",
          reads.samples().size() + writes.samples().size() * 6, promises.keptOn(api));
    }
  }
}
