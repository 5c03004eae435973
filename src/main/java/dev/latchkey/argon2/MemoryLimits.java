package dev.latchkey.argon2;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory hashes can have.
 *
 * @param heapBytes the largest heap of this process
 * @param machineBytes the memory of the machine, or of the container if it has less
 */
public record MemoryLimits(long heapBytes, long machineBytes) {
  private static final int KIB = 1024;

  public static MemoryLimits ofThisProcess() {
    return new MemoryLimits(Runtime.getRuntime().maxMemory(), machine());
  }

  /**
   * The most KiB that one hash can have, if so many are computed at once. libsodium, which computes
   * one lane only, takes memory outside of the heap. BouncyCastle takes it from the heap, at most
   * half of it for one hash.
   */
  public int mostKib(Argon2Cost cost, int hashes) {
    long bytes = cost.lanes() == 1 ? (machineBytes - heapBytes) / hashes : heapBytes / 2;
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, bytes / KIB));
  }

  /** By its name, because not every server lets an application see the class that has it. */
  private static long machine() {
    try {
      ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
      Object bytes =
          ManagementFactory.getPlatformMBeanServer().getAttribute(system, "TotalMemorySize");
      return ((Number) bytes).longValue();
    } catch (JMException unknown) {
      return Long.MAX_VALUE;
    }
  }
}
