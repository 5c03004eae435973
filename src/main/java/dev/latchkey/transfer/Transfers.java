package dev.latchkey.transfer;

import dev.latchkey.access.OperatorRight;
import dev.latchkey.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Limits imports and exports: each holds a thread for as long as its client sends or reads, so only
 * two run at once on a node.
 */
@ApplicationScoped
public class Transfers {
  private static final int AT_ONCE = 2;
  private static final int RETRY_SECONDS = 10;

  /** Twice as often as the contract asks for. */
  private static final long CHECK_NANOS = Duration.ofSeconds(10).toNanos();

  private final Semaphore places = new Semaphore(AT_ONCE);

  @Inject private OperatorRight right;

  /**
   * Takes a place.
   *
   * @throws dev.latchkey.problem.Problem 503 if none is free
   */
  void enter() {
    if (!places.tryAcquire()) {
      throw ProblemType.UNAVAILABLE.raiseRetryingAfter(RETRY_SECONDS);
    }
  }

  void leave() {
    places.release();
  }

  /** Checks every ten seconds that the caller still has its right. Call it often. */
  Runnable rightOf(HttpServletRequest request) {
    return new Runnable() {
      private long checked = System.nanoTime();

      @Override
      public void run() {
        if (System.nanoTime() - checked > CHECK_NANOS) {
          checked = System.nanoTime();
          right.require(request);
        }
      }
    };
  }
}
