package dev.latchkey.credential;

import dev.latchkey.argon2.Argon2Cost;
import dev.latchkey.argon2.Argon2Engines;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that hash, so that many logins at once neither take every core from other calls,
 * nor more memory than lanes times the cost of one hash. Their queue has no limit of its own:
 * {@code AdmissionQueue} lets only twice as many calls pass as there are lanes, and two.
 *
 * <p>They are plain threads and not the container's: a portable managed executor has no fixed
 * number of threads and no priority. What runs on them touches nothing of the container's.
 */
@ApplicationScoped
public class HashThreads {
  /** A second is dozens of hashes: by then there is room, or the storm goes on. */
  public static final int RETRY_SECONDS = 1;

  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor executor;

  /** For the container's proxy only. */
  protected HashThreads() {
    this.executor = null;
  }

  /**
   * As many lanes as configured, but no more than the engine has memory for. A thread starts with
   * the first hash and ends after ten seconds without one.
   */
  @Inject
  public HashThreads(HashSettings settings, Argon2Engines engines) {
    Argon2Cost cost = settings.cost();
    int lanes = Math.min(settings.lanes(), engines.engineFor(cost).atOnce(cost));
    this.executor =
        new ThreadPoolExecutor(
            lanes,
            lanes,
            IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            this::lane,
            new ThreadPoolExecutor.AbortPolicy());
    executor.allowCoreThreadTimeOut(true);
  }

  @SuppressWarnings("ThreadPriorityCheck") // a preference, not a means of order
  private Thread lane(Runnable work) {
    // Without what the thread of a request would hand down to it.
    Thread thread = new Thread(null, work, "latchkey-hashing", 0, false);
    thread.setDaemon(true);
    // Has an effect only with -XX:ThreadPriorityPolicy=1: then a hash yields to other calls.
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /**
   * Runs the work on a lane and waits for it; what the work throws is thrown here.
   *
   * @throws RejectedExecutionException if the server is shutting down
   * @throws InterruptedException if this thread was interrupted; the work is then taken back
   */
  <T> T run(Callable<T> work) throws InterruptedException {
    FutureTask<T> task = new FutureTask<>(work);
    executor.execute(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw unwrapped(failed);
    } catch (InterruptedException interrupted) {
      task.cancel(true);
      executor.remove(task);
      throw interrupted;
    }
  }

  private static RuntimeException unwrapped(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(failed.getCause());
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

  @PreDestroy
  void close() {
    executor.shutdownNow().forEach(HashThreads::cancel);
  }

  /** Wakes the caller that waits for work that will not run, with a CancellationException. */
  private static void cancel(Runnable neverRun) {
    if (neverRun instanceof FutureTask<?> task) {
      task.cancel(false);
    }
  }
}
