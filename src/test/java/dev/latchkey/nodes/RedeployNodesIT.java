package dev.latchkey.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive is deployed ten times into a running server, with the heap as shipped. */
class RedeployNodesIT {
  private static final int TIMES = 10;

  /** The shipped configuration does not watch files. Other servers may. */
  private static final String WATCHES_FILES =
      "<server><applicationMonitor updateTrigger=\"polled\" pollingRate=\"500ms\"/></server>";

  private static final Cluster CLUSTER = new Cluster(RedeployNodesIT.class);
  private static LibertyNode node;

  @BeforeAll
  static void start() {
    CLUSTER.postgres();
    node = CLUSTER.node("redeployed");
    node.withShippedJavaOptions().withConfiguration(WATCHES_FILES);
    node.start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void ten_deployments_into_a_running_server_leave_nothing_behind() throws Exception {
    Path again = CLUSTER.folder().resolve("again.war");
    Files.copy(Path.of("target", "latchkey.war"), again);
    long loaders = 0;
    for (int time = 1; time <= TIMES; time++) {
      deploy(again, time);
      assertThat(node.api().signUp("user_" + time, "correct horse").isOk()).isTrue();
      loaders = time == 1 ? Jcmd.classLoaders(node.pid(), "AppClassLoader") : loaders;
    }
    // The histogram is taken after a full collection.
    assertThat(Jcmd.instances(node.pid(), "dev.latchkey.runtime.Settings")).isEqualTo(1);
    // Threads of the last deployments end after some seconds without work.
    long first = loaders;
    Processes.await(
        "only one deployment in memory",
        Duration.ofMinutes(3),
        () -> Jcmd.classLoaders(node.pid(), "AppClassLoader") <= first);
  }

  private static void deploy(Path war, int time) throws IOException {
    Files.setLastModifiedTime(war, FileTime.from(Instant.now().minusSeconds(1000 - time)));
    node.deploying(war);
    Processes.await(
        "deployment " + time + ", see " + node.log(),
        Duration.ofMinutes(2),
        () -> count("Latchkey is ready") == time + 1);
    node.awaitReady();
  }

  private static int count(String words) {
    return node.logText().split(words, -1).length - 1;
  }
}
