package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.HaProxy;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Load;
import dev.latchkey.nodes.NewerArchive;
import dev.latchkey.nodes.PatroniCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Both nodes are replaced by a newer version, one after the other behind HAProxy and under load,
 * while the database loses its primary in four ways. {@code -Dlatchkey.it.older=old.war} names the
 * archive of an older version, to upgrade from that to this one.
 */
class UpgradeClusterIT {
  private static final String OLDER = System.getProperty("latchkey.it.older");
  private static final Path THIS = Path.of("target", "latchkey.war");
  // Two failed checks, half a second apart, and a margin.
  private static final Duration NOTICED = Duration.ofSeconds(3);
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Cluster CLUSTER = new Cluster(UpgradeClusterIT.class);
  private static PatroniCluster database;
  private static List<LibertyNode> nodes;
  private static Api api;

  @BeforeAll
  static void start() {
    assumeTrue(PatroniCluster.possible(), "needs root and the packages of docs/cluster.md");
    database = CLUSTER.add(new PatroniCluster(CLUSTER.folder().resolve("db")));
    CLUSTER.with(database.environment());
    nodes = List.of(CLUSTER.node("a"), CLUSTER.node("b"));
    nodes.forEach(node -> node.deploying(OLDER == null ? THIS : Path.of(OLDER)).start());
    api = CLUSTER.add(new HaProxy(CLUSTER.folder(), nodes)).api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void nothing_is_lost_while_both_nodes_are_upgraded_and_the_database_fails_over()
      throws IOException {
    Path newer = OLDER == null ? NewerArchive.in(CLUSTER.folder()) : THIS;
    try (EndedTokens ended = new EndedTokens(List.of(api))) {
      Promises promises = new Promises("u_", ended::add);
      try (Load lives = Load.of(3, Duration.ofMillis(50), i -> promises.live(api))) {
        int failovers = upgradeDuringFailovers(newer, lives);
        lives.lasting(BETWEEN).stop();
        // The proxy answers with its own 503 if both nodes say that they have no database.
        assertThat(lives.samples().stream().filter(call -> !call.ok() && !isRefused(call)))
            .isEmpty();
        Figures.note(
            "upgrade during %d failovers: %d of %d rounds served, %d answered writes all kept,"
                + " ended tokens refused %d times",
            failovers,
            lives.samples().stream().filter(Load.Sample::ok).count(),
            lives.samples().size(),
            promises.keptOn(api),
            ended.refusals());
      }
    }
  }

  private static int upgradeDuringFailovers(Path newer, Load lives) {
    AtomicBoolean upgraded = new AtomicBoolean();
    CompletableFuture<Integer> failovers =
        CompletableFuture.supplyAsync(() -> failOverUntil(upgraded, lives));
    try {
      nodes.forEach(node -> upgrade(node, newer, lives));
    } finally {
      upgraded.set(true);
    }
    return failovers.join();
  }

  private static boolean isRefused(Load.Sample call) {
    return call.answer() != null && call.answer().status() == 503;
  }

  private static int failOverUntil(AtomicBoolean upgraded, Load lives) {
    Failover[] kinds = Failover.values();
    int times = 0;
    while (!upgraded.get() || times < kinds.length) {
      lives.untilServed(PATIENCE).lasting(BETWEEN);
      Failover kind = kinds[times++ % kinds.length];
      int primary = database.primaryOfAll();
      kind.begin(database, primary);
      database.awaitPrimaryOtherThan(primary);
      kind.end(database, primary);
    }
    return times;
  }

  private static void upgrade(LibertyNode node, Path archive, Load lives) {
    // Without its database a node refuses that. The operator tries again.
    try (Load drain = Load.of(1, BETWEEN, i -> node.api().operate("drain"))) {
      drain.untilServed(PATIENCE);
    }
    lives.lasting(NOTICED);
    node.stop();
    node.deploying(archive).start();
  }
}
