package dev.latchkey.secret;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The few threads that hash, and the queue in front of them. They bound the memory (lanes times the
 * cost of one hash), and leave a crowd at the login waiting in a queue instead of on threads.
 *
 * <p>The queue is bounded by time: a hash that would wait longer than {@code LATCHKEY_HASH_WAIT} is
 * refused at once. How long that is comes from the length of the queue and from how long the latest
 * hashes took, so it is an estimate.
 *
 * <p>They are plain threads and not the container's: no portable managed executor has a bound. What
 * runs on them touches nothing of the container's.
 */
@ApplicationScoped
public class HashingLanes {
  /** Each waiting login keeps its request in memory, some 20 KB. */
  static final int MOST_WAITING = 1_000;

  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;
  private final Executor after;
  // More than half a burst: what its arrival takes from the hashes must not count as their speed.
  private final RecentTimes times = new RecentTimes(64);
  private final Duration mostWait;

  /** For the container's proxy only. */
  protected HashingLanes() {
    this.executor = null;
    this.after = null;
    this.mostWait = null;
  }

  /**
   * As many lanes as configured, but no more than the engine has memory for. A thread starts with
   * the first hash and ends after ten seconds without one.
   *
   * @param after runs what follows a hash
   */
  @Inject
  public HashingLanes(
      SecretSettings settings, Argon2Engines engines, ScheduledExecutorService after) {
    this.after = after;
    Argon2Cost cost = settings.cost();
    int lanes = Math.min(settings.lanes(), engines.engineFor(cost).atOnce(cost));
    this.mostWait = settings.hashWait();
    this.executor =
        new ThreadPoolExecutor(
            lanes,
            lanes,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            HashingLanes::lane,
            new ThreadPoolExecutor.AbortPolicy());
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread lane(Runnable work) {
    // Without what the thread of a request would hand down to it.
    Thread thread = new Thread(null, work, "latchkey-hashing", 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Has the work done on a lane. What follows it runs on a thread of the container; what the work
   * throws completes the stage exceptionally.
   *
   * @throws RejectedExecutionException at once, if the work would wait too long, or after {@link
   *     #close}
   */
  synchronized <T> CompletionStage<T> run(Supplier<T> work) {
    if (full()) {
      throw new RejectedExecutionException("the wait for a hash would be " + expectedWait());
    }
    return CompletableFuture.supplyAsync(() -> timed(work), executor)
        .whenCompleteAsync((result, failure) -> {}, after);
  }

  private <T> T timed(Supplier<T> work) {
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      measured(Duration.ofNanos(System.nanoTime() - started));
    }
  }

  /** Learns how long a hash takes here and now. */
  void measured(Duration hash) {
    times.add(hash.toNanos());
  }

  /** Whether a hash would be refused, about now. */
  boolean full() {
    return waiting() >= MOST_WAITING || expectedWait().compareTo(mostWait) > 0;
  }

  /** How long a hash that comes now would wait for a lane; nothing if no other is waiting. */
  public Duration expectedWait() {
    return Duration.ofNanos(waiting() * times.lowerQuartile() / count());
  }

  /** The same in whole seconds, at least one, for {@code Retry-After}. */
  long retrySeconds() {
    return Math.max(1, expectedWait().plusMillis(999).toSeconds());
  }

  /** Hashes that are computed at the same time, at most. */
  public int count() {
    return executor.getMaximumPoolSize();
  }

  /** Hashes that wait for a lane, about now; for metrics. */
  public int waiting() {
    return executor.getQueue().size();
  }

  /** Hashes being computed, about now; for metrics. */
  public int active() {
    return executor.getActiveCount();
  }

  /** Takes no more work. What waits is still done, within the time that it may wait. */
  @PreDestroy
  void close() {
    executor.shutdown();
  }
}
