package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs {@code src/test/browser} against a server of its own. */
class PagesBrowserIT {
  private static final Path SCRIPTS = Path.of("src", "test", "browser");
  private static final long PATIENCE_MINUTES = 10;
  private static final Cluster CLUSTER = new Cluster(PagesBrowserIT.class);

  private static Node node;

  @BeforeAll
  static void start() {
    String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    assumeTrue(Files.isExecutable(Path.of(chromium)), "no Chromium: apt-get install chromium");
    node = CLUSTER.onTheTestedServer("browser");
    node.with("LATCHKEY_PUBLIC_URL", base()).with("LATCHKEY_EMAIL_VERIFICATION", "optional");
    node.start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  private static String base() {
    return "http://localhost:" + node.port();
  }

  @Test
  void every_journey_through_the_pages_ends_where_it_should() throws Exception {
    run("npm", "ci", "--no-audit", "--no-fund");
    run(
        "node",
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=1",
        "journeys.test.mjs",
        "admin.test.mjs");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path output = Path.of("target", "browser.log").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LATCHKEY_URL", base());
    builder.environment().put("LATCHKEY_OPERATOR_TOKEN", Cluster.OPERATOR_TOKEN);
    String shots = System.getProperty("latchkey.shots");
    if (shots != null) {
      builder.environment().put("LATCHKEY_SHOTS", Path.of(shots).toAbsolutePath().toString());
    }
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }
}
