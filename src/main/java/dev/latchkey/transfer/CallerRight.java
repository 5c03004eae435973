package dev.latchkey.transfer;

import java.time.Duration;

/** Checks, during a long call, that its caller still has its right. For one thread. */
public final class CallerRight {
  private final Runnable check;
  private final long pauseNanos;
  private long checked = System.nanoTime();

  /**
   * The caller has its right now.
   *
   * @param check throws a Problem if the caller has lost it
   */
  CallerRight(Runnable check, Duration pause) {
    this.check = check;
    this.pauseNanos = pause.toNanos();
  }

  /**
   * Checks it if the pause is over. Call it often.
   *
   * @throws dev.latchkey.problem.Problem if it is lost
   */
  void check() {
    if (System.nanoTime() - checked >= pauseNanos) {
      checkNow();
    }
  }

  /**
   * Checks it without a pause, before something is written.
   *
   * @throws dev.latchkey.problem.Problem if it is lost
   */
  void checkNow() {
    checked = System.nanoTime();
    check.run();
  }
}
