package dev.latchkey.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds each refusal back for about a second before it is sent, on no thread. A client that tries
 * again at once would otherwise have its next refusal within a millisecond, and thousands of them
 * take the cores from those who hash.
 */
@ApplicationScoped
public class HeldRefusals {
  /** Each one keeps its request in memory, some 20 KB. */
  private static final int MOST = 1_000;

  private static final int LEAST_MILLIS = 750;
  private static final int SPREAD_MILLIS = 500;
  private static final int STEP_MILLIS = 37;

  private final ScheduledExecutorService threads;
  private final Semaphore room = new Semaphore(MOST);
  private final AtomicInteger count = new AtomicInteger();

  /** For the container's proxy only. */
  protected HeldRefusals() {
    this.threads = null;
  }

  @Inject
  public HeldRefusals(ScheduledExecutorService threads) {
    this.threads = threads;
  }

  /** Sends the refusal in about a second, or at once if a thousand others are being held. */
  void send(Runnable refusal) {
    if (!room.tryAcquire()) {
      refusal.run();
      return;
    }
    try {
      // A refusal deals with its own failures.
      ScheduledFuture<?> unused =
          threads.schedule(() -> release(refusal), millis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      release(refusal);
    }
  }

  private void release(Runnable refusal) {
    room.release();
    refusal.run();
  }

  /** Not all the same, or those who were refused together would come back together. */
  private int millis() {
    return LEAST_MILLIS + Math.floorMod(count.addAndGet(STEP_MILLIS), SPREAD_MILLIS);
  }

  /** Refusals that are being held, about now; for metrics. */
  public int held() {
    return MOST - room.availablePermits();
  }
}
