package dev.latchkey.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code GET /api/profile} and {@code jwks.json} against what the bare server does. */
final class Reads {
  private static final double LEAST_PROFILE = 0.60;
  private static final double LEAST_KEYS = 0.90;
  private static final int MOST_LIKE_REAL_LIFE = 8;

  private final Rig rig;
  private final Report report;

  Reads(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() {
    report.heading(
        "Reads, " + rig.kind(),
        "connections",
        "call",
        "per second",
        "ratio",
        "against",
        "at least",
        "server CPU ms",
        "client CPU ms",
        "p99 ms",
        "others' cores");
    for (int connections : BenchSettings.connections()) {
      int rounds = connections == MOST_LIKE_REAL_LIFE ? BenchSettings.rounds() : 2;
      report(connections, Rig.interleaved(rounds, calls(connections)));
    }
  }

  /** Everything that is compared with something, floors included. */
  private Map<String, Supplier<Measured>> calls(int connections) {
    People people = rig.people();
    Map<String, Supplier<Measured>> calls = new LinkedHashMap<>();
    calls.put("constant", same(connections, Calls.get("/floor/api/constant")));
    calls.put("jwks", same(connections, Calls.get("/.well-known/jwks.json")));
    calls.put("protected", own(connections, "/floor/api/protected"));
    calls.put("profile", own(connections, "/api/profile"));
    calls.put("select", same(connections, Calls.get("/floor/api/select?id=" + people.someId())));
    return calls;
  }

  private Supplier<Measured> same(int connections, byte[] request) {
    return () -> good(connections, (wire, number) -> wire.send(request));
  }

  private Supplier<Measured> own(int connections, String path) {
    byte[][] requests = new byte[connections][];
    for (int i = 0; i < connections; i++) {
      requests[i] = Calls.get(path, rig.people().token(i));
    }
    return () -> good(connections, (wire, number) -> wire.send(requests[number]));
  }

  private Measured good(int connections, Load.Call call) {
    Measured measured = rig.flatOut(connections, BenchSettings.seconds(), call);
    measured.figures().allGood();
    return measured;
  }

  private void report(int connections, Map<String, List<Measured>> seen) {
    double constant = Measured.rate(seen.get("constant"));
    double behindToken = Measured.rate(seen.get("protected"));
    seen.forEach(
        (name, rounds) -> {
          double rate = Measured.rate(rounds);
          switch (name) {
            case "jwks" -> row(connections, name, rounds, rate / constant, "constant", LEAST_KEYS);
            case "profile" ->
                row(connections, name, rounds, rate / behindToken, "protected", LEAST_PROFILE);
            default -> row(connections, name, rounds, rate / constant, "constant", "");
          }
        });
  }

  private void row(
      int connections,
      String name,
      List<Measured> rounds,
      double ratio,
      String against,
      Object least) {
    report.row(
        connections,
        name,
        Measured.rate(rounds),
        ratio,
        against,
        least,
        Measured.cpu(rounds),
        Measured.median(rounds, Measured::clientCpuMillis),
        Measured.median(rounds, one -> one.figures().millis(0.99)),
        Measured.others(rounds));
  }
}
