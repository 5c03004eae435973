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

  /** One read may wait for ten seconds, and two checks are at most twenty seconds apart. */
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

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

  /** The right of the caller of this request, which has just been checked. */
  CallerRight rightOf(HttpServletRequest request) {
    return new CallerRight(() -> right.require(request), BETWEEN_CHECKS);
  }
}
