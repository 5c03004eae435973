package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;

/**
 * Distinguishes linear work from quadratic work. It measures the CPU time of this thread, so that
 * other work on the machine does not matter.
 */
public final class CpuTime {
  private static final int ROUNDS = 5;
  private static final int TIMES = 4;

  /** Linear work takes 4 times as long, quadratic work 16 times. */
  private static final int MOST_TIMES = 9;

  /** Work that takes less than 2 ms is not compared. */
  private static final long GRAIN_NANOS = 2_000_000;

  private CpuTime() {}

  /** Fails if an input of four times the size takes much more than four times as long. */
  public static void growsNoFasterThanTheInput(int size, IntConsumer work) {
    long small = Math.max(GRAIN_NANOS, best(size, work));
    assertThat(best(TIMES * size, work)).isLessThan(MOST_TIMES * small);
  }

  private static long best(int size, IntConsumer work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      work.accept(size);
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    return best;
  }
}
