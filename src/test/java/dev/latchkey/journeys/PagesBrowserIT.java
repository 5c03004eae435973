package dev.latchkey.journeys;

import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the journeys against servers of their own. */
class PagesBrowserIT {
  private static final Cluster CLUSTER = new Cluster(PagesBrowserIT.class);

  @BeforeAll
  static void require() {
    BrowserTests.requireChromium();
  }

  @AfterAll
  static void end() throws IOException {
    CLUSTER.close();
  }

  /** A server with this value of {@code LATCHKEY_PAGES}. */
  private static Node started(String pages) {
    Node node = CLUSTER.onTheTestedServer("pages-" + pages);
    return node.with("LATCHKEY_PUBLIC_URL", base(node))
        .with("LATCHKEY_EMAIL_VERIFICATION", "optional")
        .with("LATCHKEY_PAGES", pages)
        .start();
  }

  private static String base(Node node) {
    return "http://localhost:" + node.port();
  }

  @Test
  void every_journey_through_the_pages_ends_where_it_should() throws Exception {
    try (Node node = started("on")) {
      BrowserTests.run(
          base(node),
          Map.of(),
          "journeys.test.mjs",
          "states.test.mjs",
          "hands.test.mjs",
          "admin.test.mjs",
          "budget.test.mjs");
    }
  }

  @Test
  void without_the_other_pages_what_a_mailed_link_opens_ends_on_its_own_page() throws Exception {
    try (Node node = started("off")) {
      BrowserTests.run(base(node), Map.of(), "off.test.mjs");
    }
  }
}
