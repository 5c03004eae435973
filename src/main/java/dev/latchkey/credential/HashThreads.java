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
 * A fixed number of threads ("lanes") that hash. So many logins at once leave cores for other
 * calls, and need at most the memory of one hash per lane. The queue has no limit of its own:
 * {@code AdmissionQueue} admits at most twice as many calls as there are lanes, plus two.
 *
 * <p>The threads are not managed by the container, because a portable managed executor has neither
 * a fixed number of threads nor a priority. Work on these threads must not use the container.
 */
@ApplicationScoped
public class HashThreads {
  /** A second is enough for dozens of hashes. A client that is refused again waits again. */
  public static final int RETRY_SECONDS = 1;

  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor executor;

  /** For the container's proxy only. */
  protected HashThreads() {
    this.executor = null;
  }

  /**
   * Creates as many lanes as configured, but no more than the engine has memory for. A thread
   * starts when there is work and ends after ten seconds without any.
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

  @SuppressWarnings("ThreadPriorityCheck") // correctness does not depend on it
  private Thread lane(Runnable work) {
    // False: the thread must not inherit thread-local values from the thread of a request.
    Thread thread = new Thread(null, work, "latchkey-hashing", 0, false);
    thread.setDaemon(true);
    // Takes effect only with -XX:ThreadPriorityPolicy=1. Other calls then come before hashes.
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /**
   * Runs the work on a lane and waits for it. Throws what the work throws.
   *
   * @throws RejectedExecutionException if the server is shutting down
   * @throws InterruptedException if this thread was interrupted; the work is then cancelled
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

  /** The number of lanes: how many hashes run at the same time, at most. */
  public int count() {
    return executor.getMaximumPoolSize();
  }

  /** The approximate number of hashes that wait for a lane; for metrics. */
  public int waiting() {
    return executor.getQueue().size();
  }

  /** The approximate number of running hashes; for metrics. */
  public int active() {
    return executor.getActiveCount();
  }

  @PreDestroy
  void close() {
    executor.shutdownNow().forEach(HashThreads::cancel);
  }

  /** The caller that waits for this work gets a CancellationException. */
  private static void cancel(Runnable neverRun) {
    if (neverRun instanceof FutureTask<?> task) {
      task.cancel(false);
    }
  }
}
