package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Engines;
import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.ForeignHash;
import dev.latchkey.foreignhash.format.Samples;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.seal.Secret;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Checks passwords against hashes of other systems. They can be slow, so they use at most half of
 * the lanes. They can need much memory, so only one that needs more than 16 MiB is computed at a
 * time.
 */
final class ForeignCheck {
  private static final Logger LOG = Logger.getLogger(ForeignCheck.class.getName());
  private static final int LARGE_KIB = 16 * 1024;
  private static final int RUNS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** The longest password that SHA-crypt accepts; there the time depends on the length. */
  private static final int SAMPLE_BYTES = 128;

  private final Semaphore lanes;
  private final Semaphore memory = new Semaphore(1, true);
  private final long waitMillis;
  private final Argon2Engines engines;
  private final Map<Algorithm, Double> measured = new ConcurrentHashMap<>();

  ForeignCheck(int lanes, Duration longestWait, Argon2Engines engines) {
    this.lanes = new Semaphore(Math.max(1, lanes / 2), true);
    this.waitMillis = longestWait.toMillis();
    this.engines = engines;
  }

  /** Runs something on the lanes. */
  @FunctionalInterface
  interface Lane {
    double run(Callable<Double> work);
  }

  /**
   * Does the check when it is its turn.
   *
   * @throws dev.latchkey.problem.Problem 503 if its turn does not come in time
   */
  boolean inTurn(int memoryKib, BooleanSupplier check) {
    boolean large = memoryKib > LARGE_KIB;
    if (large) {
      take(memory);
    }
    try {
      take(lanes);
      try {
        return check.getAsBoolean();
      } finally {
        lanes.release();
      }
    } finally {
      if (large) {
        memory.release();
      }
    }
  }

  private void take(Semaphore permits) {
    try {
      if (permits.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw ProblemType.UNAVAILABLE.raiseRetryingAfter(HashThreads.RETRY_SECONDS);
  }

  /** Whether the password matches in one of its forms. */
  boolean matches(Secret secret, ForeignHash hash) {
    try {
      boolean matches = secret.forms().stream().anyMatch(form -> hash.matches(form, engines));
      return matches && secret.possible();
    } catch (IllegalStateException noMemory) {
      LOG.log(Level.WARNING, "An imported password hash cannot be checked: {0}", hash);
      return false;
    }
  }

  /** How long one unit of work takes here. Measured on a lane the first time. */
  double nanosPerUnit(Algorithm algorithm, Lane lane) {
    Double known = measured.get(algorithm);
    if (known == null) {
      known = lane.run(() -> measure(Samples.of(algorithm)));
      measured.put(algorithm, known);
    }
    return known;
  }

  /**
   * The shortest of a few runs, without the first one. It counts the time of the processor, so that
   * a busy machine does not look slow.
   */
  private double measure(ForeignHash sample) {
    byte[] password = new byte[SAMPLE_BYTES];
    Arrays.fill(password, (byte) 'x');
    sample.matches(password, engines);
    long shortest = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long begun = THREADS.getCurrentThreadCpuTime();
      sample.matches(password, engines);
      shortest = Math.min(shortest, THREADS.getCurrentThreadCpuTime() - begun);
    }
    return (double) shortest / sample.work().amount();
  }
}
