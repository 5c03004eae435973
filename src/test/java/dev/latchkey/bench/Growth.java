package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** The same calls on a thousand accounts and on a million, each account with a session. */
final class Growth {
  private static final int FEW = 1_000;
  private static final int CALLERS = 800;
  private static final int CONNECTIONS = 8;
  private static final double MOST = 1.2;

  private final String kind;
  private final Report report;

  Growth(String kind, Report report) {
    this.kind = kind;
    this.report = report;
  }

  void run() {
    try (Rig rig = Rig.started(kind, Map.of())) {
      rig.people().settle(CONNECTIONS);
      Map<String, List<Measured>> few = measured(rig, 0, FEW);
      Map<String, List<Measured>> many = measured(rig, FEW, BenchSettings.accounts());
      report.heading(
          "Growth, " + kind,
          "call",
          "ms each at 1 000",
          "ms each at " + BenchSettings.accounts(),
          "ratio",
          "at most",
          "CPU ms at 1 000",
          "CPU ms then");
      few.forEach((call, before) -> row(call, before, many.get(call)));
    }
  }

  private void row(String call, List<Measured> before, List<Measured> after) {
    double few = 1000 / Measured.rate(before);
    double many = 1000 / Measured.rate(after);
    report.row(call, few, many, many / few, MOST, Measured.cpu(before), Measured.cpu(after));
  }

  private Map<String, List<Measured>> measured(Rig rig, int from, int to) {
    rig.stopServer();
    new Crowd(rig.database()).add(from, to);
    rig.startServer();
    new WarmUp(rig).run();
    List<String> tokens = tokensOfSome(rig, to);
    Map<String, Supplier<Measured>> calls = new LinkedHashMap<>();
    calls.put(
        "constant", () -> flatOut(rig, (wire, n) -> wire.send(Calls.get("/floor/api/constant"))));
    calls.put(
        "profile",
        () -> flatOut(rig, (wire, n) -> wire.send(Calls.get("/api/profile", any(tokens)))));
    calls.put("update", () -> flatOut(rig, (wire, n) -> wire.send(Calls.update(any(tokens), 7))));
    calls.put(
        "login", () -> flatOut(rig, (wire, n) -> wire.send(Calls.login(Crowd.name(some(to))))));
    calls.put(
        "signup",
        () -> flatOut(rig, (wire, n) -> wire.send(Calls.signup(rig.people().newcomer()))));
    return rig.interleaved(BenchSettings.rounds(), calls);
  }

  private static Measured flatOut(Rig rig, Load.Call call) {
    Measured measured = rig.flatOut(CONNECTIONS, BenchSettings.seconds(), call);
    measured.figures().allGood();
    return measured;
  }

  private static List<String> tokensOfSome(Rig rig, int accounts) {
    List<String> tokens = new ArrayList<>();
    try (Wire wire = new Wire(rig.server().port())) {
      while (tokens.size() < CALLERS) {
        tokens.add(wire.call(Calls.login(Crowd.name(some(accounts)))).string("token"));
      }
    }
    return tokens;
  }

  private static String any(List<String> tokens) {
    return tokens.get(some(tokens.size()));
  }

  private static int some(int below) {
    return new SplittableRandom(System.nanoTime()).nextInt(below);
  }
}
