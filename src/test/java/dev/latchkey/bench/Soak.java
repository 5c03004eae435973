package dev.latchkey.bench;

import dev.latchkey.nodes.Jcmd;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Half of what the server can do, for an hour: does anything grow that should not? */
final class Soak {
  private static final List<String> TABLES =
      List.of("account", "session", "outbox", "reset_ticket", "audit_event");
  private static final int SAMPLES = 12;
  private static final double HALF = 0.5;

  private final Rig rig;
  private final Report report;
  private final AtomicInteger years = new AtomicInteger();

  Soak(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void run() {
    double logins = new Logins(rig, report).logins(16, BenchSettings.seconds()).perSecond();
    report.heading(
        "%d minutes at half load, %s".formatted(BenchSettings.soakMinutes(), rig.kind()),
        "minute",
        "heap after collection MB",
        "resident MB",
        "rows of " + TABLES,
        "p99 ms, reads and (1 in 80) updates",
        "refused");
    sample(0, null, null);
    double seconds = BenchSettings.soakMinutes() * 60.0 / SAMPLES;
    for (int i = 1; i <= SAMPLES; i++) {
      // A third of the half is spent on logins, the rest on calls of people who are in.
      CompletableFuture<Figures> others = CompletableFuture.supplyAsync(() -> reads(seconds));
      Figures storm = inAndOut(seconds, HALF * logins / 2);
      sample(i * seconds / 60, others.join(), storm);
    }
    Footprint.rest();
    sample(BenchSettings.soakMinutes() + Footprint.REST_SECONDS / 60.0, null, null);
  }

  private Figures reads(double seconds) {
    return rig.paced(8, seconds, 800, this::readOrUpdate).figures();
  }

  private int readOrUpdate(Wire wire, int number) {
    String token = rig.people().token(number);
    int turn = years.incrementAndGet() % 80;
    return wire.send(turn == 0 ? Calls.update(token, turn) : Calls.get("/api/profile", token));
  }

  private Figures inAndOut(double seconds, double perSecond) {
    return rig.paced(
            8,
            seconds,
            perSecond,
            (wire, number) -> {
              Wire.Answer in = wire.call(Calls.login(rig.people().name(number)));
              return in.status() == 200 ? wire.send(Calls.logout(in.string("token"))) : in.status();
            })
        .figures();
  }

  private void sample(double minute, Figures reads, Figures logins) {
    long pid = rig.server().pid();
    report.row(
        minute,
        Jcmd.heapAfterCollection(pid),
        Proc.residentMegabytes(pid),
        TABLES.stream().map(this::rows).toList(),
        reads == null ? "" : reads.millis(0.99),
        reads == null ? "" : reads.all() - reads.good() + logins.all() - logins.good());
  }

  private String rows(String table) {
    try (Wire wire = new Wire(rig.server().port())) {
      return wire.call(Calls.get("/floor/api/rows?of=" + table)).string("rows");
    }
  }
}
