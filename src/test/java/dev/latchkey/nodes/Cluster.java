package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The databases and nodes of one test. Closing the cluster ends all of them. */
public final class Cluster implements Closeable {
  /** The operator token of every node. */
  public static final String OPERATOR_TOKEN = "the-operator-of-a-test-cluster-0123456789";

  private final Path folder;
  private final Deque<Closeable> parts = new ArrayDeque<>();
  private final Map<String, String> shared = new HashMap<>();

  /** An empty cluster, with its files under {@code target/nodes}. */
  public Cluster(Class<?> test) {
    this.folder =
        Path.of("target", "nodes", test.getSimpleName() + "-" + System.currentTimeMillis());
    shared.put("LATCHKEY_SECRET", "c2VjcmV0IG9mIGEgdGVzdCBjbHVzdGVyLCBubyBvdGhlcg");
    shared.put("LATCHKEY_OPERATOR_TOKEN", OPERATOR_TOKEN);
    shared.put("LATCHKEY_PUBLIC_URL", "http://localhost:9080");
    shared.put("LATCHKEY_THROTTLE", "off");
    // Each test gets its own embedded database, and never the one of the whole suite.
    shared.put("DB_KIND", "derby");
    shared.put("DB_DIR", folder.resolve("derby").toAbsolutePath().toString());
    // These tests do not test the hash, and a cheap one leaves more CPU for the rest.
    shared.put("LATCHKEY_ARGON2", "m=1024,t=1,p=1");
  }

  /** Sets a variable for every node that is created later. */
  public Cluster with(String variable, String value) {
    shared.put(variable, value);
    return this;
  }

  /** Sets variables for every node that is created later. */
  public Cluster with(Map<String, String> variables) {
    shared.putAll(variables);
    return this;
  }

  /** Starts a PostgreSQL server. Nodes that are created later use it. */
  public PostgresServer postgres() {
    PostgresServer server = add(PostgresServer.start(folder.resolve("postgres"), Ports.free()));
    shared.putAll(server.environment());
    return server;
  }

  /** Starts a mail relay. Nodes that are created later use it. */
  public Relay relay() {
    Relay relay = add(new Relay(Ports.free()));
    shared.putAll(relay.environment());
    return relay;
  }

  /** A node that is not started yet. */
  public LibertyNode node(String name) {
    return add(new LibertyNode(name, shared));
  }

  /** A node on Payara that is not started yet; for {@code mvn -Ppayara}. */
  public PayaraNode payara(String name) {
    return add(new PayaraNode(name, shared));
  }

  /** A node that is not started yet, on the server that this build tests. */
  public Node onTheTestedServer(String name) {
    boolean isPayara = "payara".equals(System.getProperty("arquillian.launch"));
    return isPayara ? payara(name) : node(name);
  }

  /** Closes this together with the cluster. */
  public <T extends Closeable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** The folder of this cluster's files. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (Closeable part : parts) {
      part.close();
    }
  }
}
