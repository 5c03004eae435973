package dev.latchkey.bench;

import java.util.concurrent.TimeUnit;

/** How long the server takes to come up, and how much memory it has then and after load. */
final class Footprint {
  /** Longer than an idle thread that hashes lives, which is ten seconds. */
  static final int REST_SECONDS = 15;

  private static final int STARTS = 3;

  private final Rig rig;
  private final Report report;

  Footprint(Rig rig, Report report) {
    this.rig = rig;
    this.report = report;
  }

  void start() {
    rig.people().settle(1);
    starts("as shipped");
    rig.stopServer();
    rig.server().archiveClasses();
    starts("with an archive of its classes");
  }

  private void starts(String how) {
    report.heading("Start and memory, " + rig.kind() + ", " + how, "what", "measured", "at most");
    for (int i = 0; i < STARTS; i++) {
      double seconds = rig.restartUntilLogin(rig.people().name(0));
      double cpu = Proc.cpuMillis(rig.server().pid()) / 1000;
      report.row("seconds from process start to the first login served", seconds, 7);
      report.row("CPU seconds that took, which others on the machine change less", cpu, "");
    }
    rest();
    report.row("resident at rest, MB", resident(), 380);
  }

  void afterLoad() {
    report.heading("Memory after all this load, " + rig.kind(), "what", "measured", "at most");
    report.row("resident, MB", resident(), 450);
  }

  private double resident() {
    return Proc.residentMegabytes(rig.server().pid());
  }

  /** Asks nothing of the server for {@link #REST_SECONDS}. */
  static void rest() {
    try {
      TimeUnit.SECONDS.sleep(REST_SECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
