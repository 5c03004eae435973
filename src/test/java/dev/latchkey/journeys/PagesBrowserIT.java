package dev.latchkey.journeys;

import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the journeys against a server of its own. */
class PagesBrowserIT {
  private static final Cluster CLUSTER = new Cluster(PagesBrowserIT.class);

  private static Node node;

  @BeforeAll
  static void start() {
    BrowserTests.requireChromium();
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
    BrowserTests.run(
        base(),
        Map.of(),
        "journeys.test.mjs",
        "states.test.mjs",
        "hands.test.mjs",
        "admin.test.mjs",
        "budget.test.mjs");
  }
}
