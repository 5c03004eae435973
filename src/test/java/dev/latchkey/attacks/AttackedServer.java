package dev.latchkey.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.it.Answer;
import dev.latchkey.nodes.Api;
import dev.latchkey.nodes.Jcmd;
import dev.latchkey.nodes.LibertyNode;
import dev.latchkey.nodes.Node;
import dev.latchkey.nodes.PayaraNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server for one attack, with the settings as shipped. */
final class AttackedServer {
  /** How long a bystander may wait for any answer. */
  static final Duration PROMPT = Duration.ofSeconds(2);

  /** The same limit, while attackers do not read their responses: docs/operations.md. */
  static final Duration OTHERS_DO_NOT_READ = Duration.ofSeconds(8);

  private static final Duration HEALED = Duration.ofSeconds(20);
  private static final double HEAP_GROWTH_MB = 16;

  private final Node node;

  private AttackedServer(Node node) {
    this.node = node;
  }

  /** An attack. It must end within about 20 seconds. */
  interface Attack {
    void on(AttackedServer server) throws Exception;
  }

  /**
   * Starts a server and attacks it: bystanders are served promptly, and it is healthy afterwards.
   */
  static void withstands(Class<?> test, Attack attack) throws Exception {
    withstands(test, Map.of(), PROMPT, attack);
  }

  /** The same, with these environment variables and this limit for bystanders. */
  static void withstands(
      Class<?> test, Map<String, String> environment, Duration limit, Attack attack)
      throws Exception {
    try (Node node = node(test.getSimpleName(), environment).start()) {
      double before;
      try (Bystander bystander = Bystander.of(node)) {
        before = Jcmd.heapAfterCollection(node.pid());
        attack.on(new AttackedServer(node));
        bystander.wasServedWithin(limit);
      }
      isHealthy(node);
      keepsNothing(node, before, attack);
    }
  }

  /**
   * A memory leak grows with each attack. Memory of threads and caches grows only once, up to a
   * limit.
   */
  private static void keepsNothing(Node node, double before, Attack attack) throws Exception {
    double after = heap(node, before);
    if (after > before + HEAP_GROWTH_MB) {
      attack.on(new AttackedServer(node));
      assertThat(heap(node, after)).as("after one more").isLessThan(after + HEAP_GROWTH_MB);
    }
    assertThat(node.logText()).doesNotContain("OutOfMemoryError");
  }

  private static double heap(Node node, double before) {
    long end = System.nanoTime() + HEALED.toNanos();
    double after = Jcmd.heapAfterCollection(node.pid());
    while (after > before + HEAP_GROWTH_MB && System.nanoTime() < end) {
      after = Jcmd.heapAfterCollection(node.pid());
    }
    System.out.println("heap: " + before + " MB before, " + after + " MB after");
    return after;
  }

  /** Whether the tests run on Payara. */
  static boolean isPayara() {
    return "payara".equals(System.getProperty("arquillian.launch"));
  }

  /** Opens this many connections of an attacker to the server. */
  Crowd crowd(int size) {
    return new Crowd(node.port(), size);
  }

  /** The server itself. */
  Node node() {
    return node;
  }

  private static Node node(String test, Map<String, String> variables) {
    Path database = Path.of("target", "nodes", test + "-" + System.currentTimeMillis());
    Map<String, String> environment = new HashMap<>();
    environment.put("DB_KIND", "derby");
    environment.put("DB_DIR", database.toAbsolutePath().toString());
    environment.putAll(variables);
    return isPayara()
        ? new PayaraNode("attacked", environment)
        : new LibertyNode("attacked", environment).withShippedJavaOptions();
  }

  private static void isHealthy(Node node) {
    Api api = node.api();
    Answer login = api.logIn(Bystander.NAME, Bystander.PASSWORD);
    assertThat(login.status()).as(login.text()).isEqualTo(200);
    assertThat(login.took()).isLessThan(PROMPT);
    Answer profile = api.profile(login.json().path("token").asText());
    assertThat(profile.status()).isEqualTo(200);
    assertThat(profile.took()).isLessThan(PROMPT);
    assertThat(api.isReady()).isTrue();
  }
}
