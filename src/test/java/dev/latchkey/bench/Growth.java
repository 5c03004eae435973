package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The same calls on a thousand accounts and on a million, each account with a session: two servers
 * with a database each, called by turns.
 */
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
    try (Rig few = Rig.started(kind, Map.of());
        Rig many = Rig.beside(kind)) {
      fill(few, FEW);
      fill(many, BenchSettings.accounts());
      new WarmUp(few).run();
      new WarmUp(many).run();
      Map<String, Supplier<Measured>> before = new Side(few, FEW).calls();
      Map<String, Supplier<Measured>> after = new Side(many, BenchSettings.accounts()).calls();
      Map<String, Supplier<Measured>> byTurns = new LinkedHashMap<>();
      before.forEach(
          (call, measured) -> {
            byTurns.put(call + " " + FEW, measured);
            byTurns.put(call + " " + BenchSettings.accounts(), after.get(call));
          });
      report(Rig.interleaved(BenchSettings.rounds(), byTurns));
    }
  }

  private static void fill(Rig rig, int accounts) {
    rig.people().settle(CONNECTIONS);
    rig.stopServer();
    new Crowd(rig.database()).add(0, accounts);
    rig.startServer();
  }

  private void report(Map<String, List<Measured>> seen) {
    report.heading(
        "Growth, " + kind,
        "call",
        "accounts",
        "ms each",
        "ratio",
        "at most",
        "CPU ms",
        "others' cores");
    seen.forEach(
        (name, rounds) -> {
          String call = name.substring(0, name.indexOf(' '));
          double least = Measured.rate(seen.get(call + " " + FEW));
          double rate = Measured.rate(rounds);
          report.row(
              call,
              name.substring(call.length() + 1),
              1000 / rate,
              least / rate,
              MOST,
              Measured.cpu(rounds),
              Measured.others(rounds));
        });
  }

  /** One of the two, with as many of its accounts logged in as call. */
  private record Side(Rig rig, int accounts, List<String> tokens) {
    Side(Rig rig, int accounts) {
      this(rig, accounts, new ArrayList<>());
      try (Wire wire = new Wire(rig.server().port())) {
        while (tokens.size() < CALLERS) {
          tokens.add(wire.call(Calls.login(anybody())).string("token"));
        }
      }
    }

    Map<String, Supplier<Measured>> calls() {
      Map<String, Supplier<Measured>> calls = new LinkedHashMap<>();
      calls.put("constant", flatOut((wire, n) -> wire.send(Calls.get("/floor/api/constant"))));
      calls.put("profile", flatOut((wire, n) -> wire.send(Calls.get("/api/profile", token()))));
      calls.put("update", flatOut((wire, n) -> wire.send(Calls.update(token(), 7))));
      calls.put("login", flatOut((wire, n) -> wire.send(Calls.login(anybody()))));
      calls.put("signup", flatOut((wire, n) -> wire.send(Calls.signup(rig.people().newcomer()))));
      return calls;
    }

    private Supplier<Measured> flatOut(Load.Call call) {
      return () -> {
        Measured measured = rig.flatOut(CONNECTIONS, BenchSettings.seconds(), call);
        measured.figures().allGood();
        return measured;
      };
    }

    private String token() {
      return tokens.get(some(tokens.size()));
    }

    private String anybody() {
      return Crowd.name(some(accounts));
    }

    private static int some(int below) {
      return new SplittableRandom(System.nanoTime()).nextInt(below);
    }
  }
}
