package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.nodes.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs tests of {@code src/test/browser} with Node.js. */
final class BrowserTests {
  private static final Path SCRIPTS = Path.of("src", "test", "browser");
  private static final long PATIENCE_MINUTES = 12;

  private BrowserTests() {}

  static void requireChromium() {
    String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    assumeTrue(Files.isExecutable(Path.of(chromium)), "no Chromium: apt-get install chromium");
  }

  /** Runs these files against the server at this URL. */
  static void run(String url, Map<String, String> environment, String... files)
      throws IOException, InterruptedException {
    start(url, environment, "npm", "ci", "--no-audit", "--no-fund");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("node", "--test", "--test-reporter=spec", "--test-concurrency=1"));
    command.addAll(List.of(files));
    start(url, environment, command.toArray(String[]::new));
  }

  private static void start(String url, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Path.of("target", "browser.log").toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("LATCHKEY_URL", url);
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
