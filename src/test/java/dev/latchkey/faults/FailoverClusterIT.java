package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Load;
import dev.latchkey.nodes.PatroniCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes under load, on a database cluster that loses its primary again and again. The default
 * is three failovers of each kind. {@code -Dlatchkey.it.failovers=50} is the run of {@code
 * docs/reliability.md}.
 */
class FailoverClusterIT {
  private static final int FAILOVERS = Integer.getInteger("latchkey.it.failovers", 12);

  /** Every fifth goes through PgBouncer. */
  private static final int POOLED = FAILOVERS / 5;

  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final FailoverTable TABLE = new FailoverTable();
  private static PatroniCluster database;

  @BeforeAll
  static void start() {
    assumeTrue(PatroniCluster.possible(), "needs root and the packages of docs/cluster.md");
    database = new PatroniCluster(new Cluster(FailoverClusterIT.class).folder().resolve("db"));
  }

  @AfterAll
  static void end() {
    if (database != null) {
      TABLE.print();
      database.close();
    }
  }

  @Test
  void nothing_that_was_answered_is_lost_and_no_ended_token_is_accepted() throws IOException {
    try (Cluster nodes = new Cluster(FailoverClusterIT.class).with(database.environment())) {
      failOver(nodes, "", POOLED, FAILOVERS);
    }
  }

  @Test
  void nor_behind_pgbouncer_in_transaction_mode() throws IOException {
    try (Cluster nodes = new Cluster(FailoverClusterIT.class).with(database.environment())) {
      failOver(nodes.with(database.pooled()), ", PgBouncer", 0, POOLED);
    }
  }

  // Numbers, so that both tests together have the same number of each kind.
  private static void failOver(Cluster cluster, String way, int from, int to) {
    LibertyNode a = cluster.node("a").launch();
    LibertyNode b = cluster.node("b").launch();
    List<Api> nodes = Stream.of(a.awaitReady(), b.awaitReady()).map(LibertyNode::api).toList();
    try (EndedTokens ended = new EndedTokens(nodes)) {
      for (int number = from; number < to; number++) {
        failOver(nodes, ended, Failover.values()[number % Failover.values().length], way, number);
      }
      Figures.note("ended tokens%s: refused %d times, never accepted", way, ended.refusals());
    }
  }

  private static void failOver(
      List<Api> nodes, EndedTokens ended, Failover kind, String way, int number) {
    int primary = database.primaryOfAll();
    Promises promises = new Promises("f" + number + "_", ended::add);
    try (Load lives = Load.of(2, Duration.ofMillis(100), i -> promises.live(nodes.get(i % 2)));
        Load first = signups(promises, nodes.get(0));
        Load second = signups(promises, nodes.get(1))) {
      lives.lasting(BEFORE);
      long begun = System.nanoTime();
      kind.begin(database, primary);
      database.awaitPrimaryOtherThan(primary);
      first.untilServed(PATIENCE);
      second.untilServed(PATIENCE).lasting(AFTER);
      kind.end(database, primary);
      lives.lasting(AFTER).stop();
      List<Load> signups = List.of(first.stop(), second.stop());
      Outages.neverAnythingElse(lives.samples());
      signups.forEach(load -> Outages.neverAnythingElse(load.samples()));
      int kept = promises.keptOn(nodes.get(number % 2));
      TABLE.add(kind + way, signups.stream().map(Load::samples).toList(), begun, kept);
    }
    assertThat(ended.refusals()).isPositive();
  }

  private static Load signups(Promises promises, Api node) {
    return Load.of(1, Duration.ofMillis(50), i -> promises.signUp(node));
  }
}
