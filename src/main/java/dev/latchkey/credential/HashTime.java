package dev.latchkey.credential;

/**
 * Measures how long a hash of the current cost takes, and makes the check of a cheaper hash take as
 * long.
 *
 * <p>It measures time because the product of memory and passes does not predict it: five passes
 * over 7168 KiB are nine tenths of the work of two passes over 19456 KiB, but take little more than
 * half as long. It uses each of the latest times in turn, not their average, so that the padded
 * times vary in the same way as the real ones.
 */
final class HashTime {

  private final long[] latestNanos = new long[16];
  private int oldest;
  private int known;
  private int turn;

  /** Records how long a hash of the current cost took. */
  synchronized void record(long nanos) {
    latestNanos[oldest] = nanos;
    oldest = (oldest + 1) % latestNanos.length;
    known = Math.max(known, oldest == 0 ? latestNanos.length : oldest);
  }

  /**
   * Repeats a small piece of work until the time since {@code startedNanos} (a {@link
   * System#nanoTime()}) is as long as a hash of the current cost takes.
   */
  void padUntil(long startedNanos, Runnable smallPiece) {
    long enough = next();
    while (System.nanoTime() - startedNanos < enough) {
      smallPiece.run();
    }
  }

  private synchronized long next() {
    turn = turn + 1 < known ? turn + 1 : 0;
    return latestNanos[turn];
  }
}
