package dev.latchkey.journeys;

import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import dev.latchkey.nodes.Ports;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages behind a proxy that strips the path of the public URL. */
class PublicPathBrowserIT {
  private static final Cluster CLUSTER = new Cluster(PublicPathBrowserIT.class);
  private static final String URL = "http://localhost:" + Ports.free() + "/auth";

  private static Node node;

  @BeforeAll
  static void start() {
    BrowserTests.requireChromium();
    node = CLUSTER.onTheTestedServer("path");
    node.with("LATCHKEY_PUBLIC_URL", URL).with("LATCHKEY_EMAIL_VERIFICATION", "optional");
    node.start();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  @Test
  void everything_but_the_console_works_below_a_path() throws Exception {
    BrowserTests.run(
        URL, Map.of("LATCHKEY_NODE", "http://localhost:" + node.port()), "path.test.mjs");
  }
}
