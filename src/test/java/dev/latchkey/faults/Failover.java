package dev.latchkey.faults;

import dev.latchkey.nodes.PatroniCluster;
import java.util.Locale;

/** A way to lose the primary. */
enum Failover {
  /** {@code kill -9} of everything on its machine, as in a power cut. */
  KILL("kill", "boot"),
  /** {@code SIGSTOP}: it does not answer, and later goes on as if nothing had happened. */
  FREEZE("freeze", "thaw"),
  /** Nobody reaches its machine, but it runs. */
  CUT("cut", "heal"),
  /** An orderly change. */
  SWITCHOVER("switchover", null);

  private final String fault;
  private final String repair;

  Failover(String fault, String repair) {
    this.fault = fault;
    this.repair = repair;
  }

  /** Makes the fault on the machine of the primary. */
  void begin(PatroniCluster database, int primary) {
    database.run(fault, primary);
  }

  /** Brings that machine back. */
  void end(PatroniCluster database, int machine) {
    if (repair != null) {
      database.run(repair, machine);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
