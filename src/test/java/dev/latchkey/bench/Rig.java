package dev.latchkey.bench;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A database, a server on it, and somebody to log in as. */
final class Rig implements Closeable {
  private final String kind;
  private final Database database;
  private final Server server;
  private final People people;
  private final Map<String, String> environment = new HashMap<>();

  private Rig(String kind, int number, Map<String, String> more) {
    this.kind = kind;
    this.database = Database.start(kind, number);
    this.server = new Server(number);
    this.people = new People(server.port());
    environment.putAll(database.environment());
    environment.putAll(more);
    server.layOut();
  }

  /** A rig whose server is up on an empty database, with the floor beside Latchkey. */
  static Rig started(String kind, Map<String, String> more) {
    return started(kind, 0, more);
  }

  /** One more of them, with a database and ports of its own. */
  static Rig beside(String kind) {
    return started(kind, 1, Map.of());
  }

  private static Rig started(String kind, int number, Map<String, String> more) {
    Rig rig = new Rig(kind, number, more);
    rig.server.addFloor();
    return rig.up();
  }

  /** The same as it is deployed, without the floor. */
  static Rig alone(String kind) {
    return new Rig(kind, 0, Map.of()).up();
  }

  private Rig up() {
    try {
      startServer();
      return this;
    } catch (RuntimeException failed) {
      close();
      throw failed;
    }
  }

  /** Starts the server; gives the seconds until it answers. */
  double startServer() {
    server.start(environment);
    return server.awaitReady(Calls.get("/.well-known/jwks.json"), 200);
  }

  /** Stops the server and starts it on the same data; gives the seconds to the first login. */
  double restartUntilLogin(String username) {
    server.close();
    server.start(environment);
    return server.awaitReady(Calls.login(username), 200);
  }

  void stopServer() {
    server.close();
  }

  /** Calls flat out over so many connections, and reads what it cost. */
  Measured flatOut(int connections, double seconds, Load.Call call) {
    return costing(() -> new Load(server.port(), connections).flatOut(seconds, call));
  }

  Measured paced(int connections, double seconds, double perSecond, Load.Call call) {
    return costing(() -> new Load(server.port(), connections).paced(seconds, perSecond, call));
  }

  private Measured costing(Supplier<Figures> load) {
    double server = serverCpu();
    double client = clientCpu();
    double machine = Proc.machineMillis();
    Figures figures = load.get();
    double ours = serverCpu() - server;
    double its = clientCpu() - client;
    double others = (Proc.machineMillis() - machine - ours - its) / 1000 / figures.seconds();
    int calls = Math.max(1, figures.all());
    return new Measured(figures, ours / calls, its / calls, Math.max(0, others));
  }

  /** Measures each in turn, round after round, so that a noisy moment hits them all. */
  static Map<String, List<Measured>> interleaved(int rounds, Map<String, Supplier<Measured>> what) {
    Map<String, List<Measured>> seen = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      what.forEach(
          (name, one) -> seen.computeIfAbsent(name, n -> new ArrayList<>()).add(one.get()));
    }
    return seen;
  }

  private double serverCpu() {
    double database = this.database.pid().stream().mapToDouble(Proc::cpuMillis).sum();
    return Proc.cpuMillis(server.pid()) + database;
  }

  private static double clientCpu() {
    return ((com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e6;
  }

  String kind() {
    return kind;
  }

  Database database() {
    return database;
  }

  Server server() {
    return server;
  }

  People people() {
    return people;
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
