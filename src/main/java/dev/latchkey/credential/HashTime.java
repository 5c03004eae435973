package dev.latchkey.credential;

/**
 * How long hashes of the current cost take here and now, and the means to make a cheaper one last
 * as long.
 *
 * <p>Time and not the product of memory and passes, because the two do not go together: 7168 KiB
 * five times is nine tenths of the work of 19456 KiB twice, and takes little more than half as
 * long. The latest times in turn and not their average, so that the filled-up ones scatter alike
 * too.
 */
final class HashTime {

  private final long[] latestNanos = new long[16];
  private int oldest;
  private int known;
  private int turn;

  /** Remembers how long a hash of the current cost took. */
  synchronized void learn(long nanos) {
    latestNanos[oldest] = nanos;
    oldest = (oldest + 1) % latestNanos.length;
    known = Math.max(known, oldest == 0 ? latestNanos.length : oldest);
  }

  /**
   * Does small pieces of work until a hash that started at that {@link System#nanoTime()} has taken
   * as long as one of the current cost.
   */
  void fillUp(long startedNanos, Runnable smallPiece) {
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
