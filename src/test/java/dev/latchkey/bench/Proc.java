package dev.latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of a process (proc(5)). */
final class Proc {
  /** Ticks of the clock in {@code /proc/…/stat}: USER_HZ, 100 on every architecture of ours. */
  private static final double MILLIS_PER_TICK = 10;

  private Proc() {}

  /** CPU that a process and all below it have used, children that ended included, in ms. */
  static double cpuMillis(long pid) {
    double own = ticks(pid) * MILLIS_PER_TICK;
    return own
        + ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(child -> cpuMillis(child.pid()))
            .sum();
  }

  /** Resident memory of one process, in MB of a million bytes. */
  static double residentMegabytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .findFirst()
          .orElseThrow();
    } catch (IOException gone) {
      throw new IllegalStateException("process " + pid + " is gone", gone);
    }
  }

  /** The load average of the last minute, as a warning about who else was on the machine. */
  static String loadAverage() {
    try {
      return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    } catch (IOException notLinux) {
      return "?";
    }
  }

  /** CPU that the whole machine has used, whoever used it, stolen time included, in ms. */
  static double machineMillis() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
      double all = 0;
      // user, nice, system, then idle and waiting for a disk, then interrupts and stolen time.
      for (int field : new int[] {1, 2, 3, 6, 7, 8}) {
        all += Double.parseDouble(fields[field]) * MILLIS_PER_TICK;
      }
      return all;
    } catch (IOException notLinux) {
      return Double.NaN;
    }
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name, field 2, may hold spaces: count from behind its bracket.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[11])
          + Long.parseLong(fields[12])
          + Long.parseLong(fields[13])
          + Long.parseLong(fields[14]);
    } catch (IOException gone) {
      return 0;
    }
  }
}
