package dev.latchkey.nodes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What one test runs against: databases and nodes that belong together, ended together. */
public final class Cluster implements Closeable {
  static final String OPERATOR_TOKEN = "the-operator-of-a-test-cluster-0123456789";

  private final Path folder;
  private final Deque<Closeable> parts = new ArrayDeque<>();
  private final Map<String, String> shared = new HashMap<>();

  /** A cluster without parts; its files are under {@code target/nodes}. */
  public Cluster(Class<?> test) {
    this.folder =
        Path.of("target", "nodes", test.getSimpleName() + "-" + System.currentTimeMillis());
    shared.put("LATCHKEY_SECRET", "c2VjcmV0IG9mIGEgdGVzdCBjbHVzdGVyLCBubyBvdGhlcg");
    shared.put("LATCHKEY_OPERATOR_TOKEN", OPERATOR_TOKEN);
    shared.put("LATCHKEY_PUBLIC_URL", "http://localhost:9080");
    shared.put("LATCHKEY_THROTTLE", "off");
    // The embedded database of one test is not that of the next.
    shared.put("DB_DIR", folder.resolve("derby").toAbsolutePath().toString());
    // What is tested is not the hash; a cheap one leaves the machine to the fault.
    shared.put("LATCHKEY_ARGON2", "m=1024,t=1,p=1");
  }

  /** Sets a variable for every node that is made after this. */
  public Cluster with(String variable, String value) {
    shared.put(variable, value);
    return this;
  }

  /** Sets variables for every node that is made after this. */
  public Cluster with(Map<String, String> variables) {
    shared.putAll(variables);
    return this;
  }

  /** A PostgreSQL server that runs, and that the nodes made after this use. */
  public PostgresServer postgres() {
    PostgresServer server = add(PostgresServer.start(folder.resolve("postgres"), Ports.free()));
    shared.putAll(server.environment());
    return server;
  }

  /** A mail relay that runs, and that the nodes made after this use. */
  public Relay relay() {
    Relay relay = add(new Relay(Ports.free()));
    shared.putAll(relay.environment());
    return relay;
  }

  /** A node that does not run yet. */
  public LibertyNode node(String name) {
    return add(new LibertyNode(name, shared));
  }

  /** A node on Payara that does not run yet; for {@code mvn -Ppayara}. */
  public PayaraNode payara(String name) {
    return add(new PayaraNode(name, shared));
  }

  /** A node that does not run yet, on the server that this build tests. */
  public Node onTheTestedServer(String name) {
    boolean isPayara = "payara".equals(System.getProperty("arquillian.launch"));
    return isPayara ? payara(name) : node(name);
  }

  /** Ends this with the cluster. */
  public <T extends Closeable> T add(T part) {
    parts.push(part);
    return part;
  }

  /** Where the files of this cluster are. */
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
