package dev.latchkey.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Logins against the bare hash on the same cores. */
final class Logins {
  private static final long BACK_OFF_NANOS = 1_000_000_000;
  private static final String BARE = "bare hash, libsodium";
  private static final String IN_JAVA = "bare hash, BouncyCastle";

  private final Rig rig;
  private final Report report;

  Logins(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run(BareHash floor, double least) {
    report.heading(
        "Logins, %s, m=%d t=%d".formatted(rig.kind(), floor.memoryKib(), floor.passes()),
        "connections",
        "call",
        "per second",
        "ratio to the bare hash",
        "at least",
        "server CPU ms",
        "client CPU ms",
        "p99 ms",
        "answers",
        "others' cores");
    // Long beside the quarter of a second that a login may wait for its turn.
    double seconds = 4.0 * BenchSettings.seconds();
    Map<String, Supplier<Measured>> what = new LinkedHashMap<>();
    what.put(BARE, () -> floor.measured(seconds));
    what.put(IN_JAVA, () -> floor.measuredInJava(seconds));
    for (int connections : BenchSettings.connections()) {
      what.put(Integer.toString(connections), () -> logins(connections, seconds));
    }
    Map<String, List<Measured>> seen = Rig.interleaved(BenchSettings.rounds(), what);
    double bare = Measured.rate(seen.remove(BARE));
    double inJava = Measured.rate(seen.remove(IN_JAVA));
    floorRow(BARE, bare, bare);
    floorRow(IN_JAVA, inJava, bare);
    seen.forEach((connections, rounds) -> row(connections, rounds, bare, least));
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private void floorRow(String name, double rate, double bare) {
    report.row("", name, rate, rate / bare, "", 1000.0 * cores() / rate, "", "", "", "");
  }

  private void row(String connections, List<Measured> rounds, double bare, double least) {
    double rate = Measured.rate(rounds);
    report.row(
        connections,
        "login",
        rate,
        rate / bare,
        connections.equals("32") ? least : "",
        Measured.cpu(rounds),
        Measured.median(rounds, Measured::clientCpuMillis),
        Measured.median(rounds, one -> one.figures().millis(0.99)),
        rounds.get(rounds.size() - 1).figures().statuses(),
        Measured.others(rounds));
  }

  /**
   * Logins flat out; whoever is told that the lanes are full waits for the second of {@code
   * Retry-After}.
   */
  Measured logins(int connections, double seconds) {
    return rig.flatOut(
        connections,
        seconds,
        (wire, number) -> {
          int status = rig.people().logInKeepingToken(wire, number);
          if (status == 503) {
            LockSupport.parkNanos(BACK_OFF_NANOS);
          }
          return status;
        });
  }
}
