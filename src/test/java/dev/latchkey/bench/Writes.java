package dev.latchkey.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Signup, profile update and logout, in absolute figures; they have no floor but the disk's. */
final class Writes {
  private final Rig rig;
  private final Report report;
  private final AtomicInteger years = new AtomicInteger();

  Writes(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() {
    report.heading(
        "Writes, " + rig.kind(),
        "connections",
        "call",
        "per second",
        "server CPU ms",
        "p50 ms",
        "p99 ms",
        "answers",
        "others' cores");
    for (int connections : BenchSettings.connections()) {
      Map<String, Supplier<Measured>> calls = new LinkedHashMap<>();
      calls.put("signup", () -> signups(connections));
      calls.put("update", () -> updates(connections));
      calls.put("logout", () -> logouts(connections));
      Rig.interleaved(2, calls).forEach((name, rounds) -> row(connections, name, rounds));
    }
  }

  private Measured signups(int connections) {
    return rig.flatOut(
        connections,
        BenchSettings.seconds(),
        (wire, number) -> {
          int status = wire.send(Calls.signup(rig.people().newcomer()));
          if (status == 503) {
            LockSupport.parkNanos(100_000_000);
          }
          return status;
        });
  }

  private Measured updates(int connections) {
    return rig.flatOut(
        connections,
        BenchSettings.seconds(),
        (wire, number) ->
            wire.send(Calls.update(rig.people().token(number), years.incrementAndGet() % 80)));
  }

  /** A token logs out once: this lasts as long as the tokens of the measured logins do. */
  private Measured logouts(int connections) {
    int share = rig.people().spareTokens() / (2 * BenchSettings.connections().size());
    AtomicInteger left = new AtomicInteger(Math.max(connections, share));
    return rig.flatOut(
        connections,
        BenchSettings.seconds(),
        (wire, number) -> {
          String token = left.getAndDecrement() > 0 ? rig.people().spareToken() : null;
          return token == null ? Load.NOTHING_LEFT : wire.send(Calls.logout(token));
        });
  }

  private void row(int connections, String name, List<Measured> rounds) {
    report.row(
        connections,
        name,
        Measured.rate(rounds),
        Measured.cpu(rounds),
        Measured.median(rounds, one -> one.figures().millis(0.5)),
        Measured.median(rounds, one -> one.figures().millis(0.99)),
        rounds.get(rounds.size() - 1).figures().statuses(),
        Measured.others(rounds));
  }
}
