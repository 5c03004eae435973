package dev.latchkey.journeys;

import dev.latchkey.nodes.Cluster;
import dev.latchkey.nodes.Node;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of mailed links, if all others are off. */
class NoPagesBrowserIT {
  private static final Cluster CLUSTER = new Cluster(NoPagesBrowserIT.class);

  private static Node node;

  @BeforeAll
  static void start() {
    BrowserTests.requireChromium();
    node = CLUSTER.onTheTestedServer("off");
    node.with("LATCHKEY_PUBLIC_URL", base())
        .with("LATCHKEY_EMAIL_VERIFICATION", "optional")
        .with("LATCHKEY_PAGES", "off");
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
  void what_a_mailed_link_opens_ends_on_its_own_page() throws Exception {
    BrowserTests.run(base(), Map.of(), "off.test.mjs");
  }
}
