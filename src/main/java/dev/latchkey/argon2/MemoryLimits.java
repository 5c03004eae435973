package dev.latchkey.argon2;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * How much memory is available for hashes.
 *
 * @param heapBytes the largest heap of this process
 * @param machineBytes the memory of the machine, or of the container if it has less
 */
public record MemoryLimits(long heapBytes, long machineBytes) {
  private static final int KIB = 1024;

  public static MemoryLimits ofThisProcess() {
    return withHeap(Runtime.getRuntime().maxMemory());
  }

  /** The memory of this machine, for a process with a heap of so many bytes. */
  public static MemoryLimits withHeap(long heapBytes) {
    return new MemoryLimits(heapBytes, machine());
  }

  /**
   * The most memory that one hash can have, in KiB, if so many hashes run at once. libsodium, which
   * supports one lane only, uses memory outside the heap. BouncyCastle uses the heap, at most half
   * of it per hash.
   */
  public int mostKib(Argon2Cost cost, int hashes) {
    long bytes = cost.lanes() == 1 ? (machineBytes - heapBytes) / hashes : heapBytes / 2;
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, bytes / KIB));
  }

  /**
   * Reads the attribute by name, because not every server shows applications the class that has it.
   */
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
