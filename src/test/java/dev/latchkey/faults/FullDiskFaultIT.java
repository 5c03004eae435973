package dev.latchkey.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.SmallDisk;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The disk of the embedded database fills up and later has free space again. */
class FullDiskFaultIT {
  private static final Cluster CLUSTER = new Cluster(FullDiskFaultIT.class);
  private static SmallDisk disk;
  private static LibertyNode node;
  private static Api api;

  @BeforeAll
  static void start() {
    assumeTrue(SmallDisk.permitted(), "needs root, to mount a small file system");
    disk = CLUSTER.add(SmallDisk.mount(CLUSTER.folder().resolve("disk"), 32));
    CLUSTER.with("DB_DIR", disk.folder().toString());
    node = CLUSTER.node("a").start();
    api = node.api();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void a_full_disk_is_a_clear_error_no_damage_and_no_restart() {
    Promises promises = new Promises("d_");
    for (int i = 0; i < 10; i++) {
      assertThat(promises.live(api).isOk()).isTrue();
    }
    disk.fill();
    List<Answer> refused = signUpsUntilThirtyAreRefused(promises);
    assertThat(refused).allMatch(Answer::isOutage);
    disk.makeRoom();
    Duration recovery = untilServed(promises);
    // Damage would show when the database is recovered from its log.
    node.kill();
    node.start();
    int kept = promises.keptOn(api);
    Figures.note(
        "full disk: %d calls answered 503, serves again %s after there is room,"
            + " %d answered writes kept over a kill -9 after that",
        refused.size(), Figures.seconds(recovery), kept);
  }

  // The database first fills the free space in its own pages and log.
  private static List<Answer> signUpsUntilThirtyAreRefused(Promises promises) {
    List<Answer> refused = new ArrayList<>();
    for (int i = 0; i < 5000 && refused.size() < 30; i++) {
      Answer answer = promises.live(api);
      if (!answer.isOk()) {
        refused.add(answer);
      }
    }
    assertThat(refused).hasSize(30);
    return refused;
  }

  private static Duration untilServed(Promises promises) {
    long room = System.nanoTime();
    Duration since = Duration.ZERO;
    while (!promises.live(api).isOk()) {
      since = Duration.ofNanos(System.nanoTime() - room);
      assertThat(since).isLessThan(Duration.ofSeconds(10));
    }
    return since;
  }
}
