package dev.latchkey.faults;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Load;
import dev.latchkey.nodes.Ports;
import dev.latchkey.nodes.PostgresServer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The primary dies and its synchronous replica is promoted. No node is restarted or notified. */
class PrimaryLostFaultIT {
  private static final Cluster CLUSTER = new Cluster(PrimaryLostFaultIT.class);
  private static PostgresServer primary;
  private static PostgresServer replica;
  private static Api api;

  @BeforeAll
  static void start() {
    primary = CLUSTER.postgres();
    replica =
        CLUSTER.add(
            primary.withSynchronousReplica(CLUSTER.folder().resolve("replica"), Ports.free()));
    // The replica is listed first. It accepts reads, but nodes must not take it for the primary.
    CLUSTER.with("DB_HOST", "127.0.0.1:" + replica.port() + ",127.0.0.1");
    CLUSTER.with("DB_PORT", Integer.toString(primary.port()));
    api = CLUSTER.node("a").start().api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void a_promoted_replica_is_found_and_nothing_that_was_answered_is_lost() {
    Promises promises = new Promises("p_");
    try (Load load = Load.of(4, Duration.ofMillis(50), i -> promises.live(api))) {
      load.lasting(Duration.ofSeconds(5));
      primary.kill();
      long gone = System.nanoTime();
      load.lasting(Duration.ofSeconds(4));
      long promoted = System.nanoTime();
      replica.promote();
      load.lasting(Duration.ofSeconds(16)).stop();
      Outages.neverAnythingElse(load.samples());
      Outages.mustBeTold(
          "primary lost",
          load.since(gone).stream()
              .filter(sample -> sample.at() - sample.took().toNanos() >= gone)
              .filter(sample -> sample.at() < promoted)
              .toList());
      Outages.mustRecover("replica promoted", promoted, load.since(promoted));
    }
    int kept = promises.keptOn(api);
    Figures.note("primary lost, replica promoted: %d answered writes all kept", kept);
  }
}
