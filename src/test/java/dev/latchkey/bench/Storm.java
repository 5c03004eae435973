package dev.latchkey.bench;

import java.util.concurrent.CompletableFuture;

/** Five times as many logins as can be hashed, and what that does to those who are in already. */
final class Storm {
  private static final int TIMES_CAPACITY = 5;
  private static final int STORM_CONNECTIONS = 128;
  private static final int READ_CONNECTIONS = 8;
  private static final double READS_PER_SECOND = 200;

  private final Rig rig;
  private final Report report;
  private final byte[][] reads = new byte[READ_CONNECTIONS][];

  Storm(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
    for (int i = 0; i < READ_CONNECTIONS; i++) {
      reads[i] = Calls.get("/api/profile", rig.people().token(i));
    }
  }

  void run() {
    // Long enough that one full collection is less than the hundredth that p99 leaves out.
    double seconds = 10.0 * BenchSettings.seconds();
    double capacity = new Logins(rig, report).logins(32, seconds).perSecond();
    // Nobody has been refused yet: what the compiler makes of that comes first.
    storm(seconds / 2, capacity);
    Figures idle = reads(seconds);
    CompletableFuture<Figures> meanwhile =
        CompletableFuture.supplyAsync(() -> storm(seconds, capacity));
    Figures stormed = reads(seconds);
    Figures logins = meanwhile.join();
    Figures after = reads(seconds);
    report.heading(
        "Login storm, " + rig.kind(), "what", "idle", "storm", "ratio", "allowed", "idle again");
    row("profile p50 ms", idle, stormed, after, 0.5, "");
    row("profile p99 ms", idle, stormed, after, 0.99, "at most 3");
    report.row(
        "logins per second",
        capacity,
        logins.perSecond(),
        logins.perSecond() / capacity,
        "at least 0.90",
        "");
    report.note(
        "Logins of the storm: "
            + logins.statuses()
            + "; offered "
            + Math.round(TIMES_CAPACITY * capacity)
            + "/s, answered "
            + Math.round(logins.all() / logins.seconds())
            + "/s.");
  }

  private Figures reads(double seconds) {
    return rig.paced(READ_CONNECTIONS, seconds, READS_PER_SECOND, (wire, n) -> wire.send(reads[n]))
        .figures()
        .allGood();
  }

  private Figures storm(double seconds, double capacity) {
    return rig.paced(
            STORM_CONNECTIONS,
            seconds,
            TIMES_CAPACITY * capacity,
            (wire, number) -> wire.send(Calls.login(rig.people().name(number))))
        .figures();
  }

  private void row(
      String what, Figures idle, Figures storm, Figures after, double share, String allowed) {
    report.row(
        what,
        idle.millis(share),
        storm.millis(share),
        storm.millis(share) / idle.millis(share),
        allowed,
        after.millis(share));
  }
}
