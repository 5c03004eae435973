package dev.latchkey.secret;

import java.util.Arrays;

/** How long the latest pieces of work took, in nanoseconds. */
final class RecentTimes {

  private final long[] nanos;
  private int oldest;
  private int known;
  private int turn;

  /** Remembers this many. */
  RecentTimes(int size) {
    this.nanos = new long[size];
  }

  /** Remembers one more, and forgets the oldest. */
  synchronized void add(long time) {
    nanos[oldest] = time;
    oldest = (oldest + 1) % nanos.length;
    known = Math.max(known, oldest == 0 ? nanos.length : oldest);
  }

  /** Each of the latest times in turn, so that what follows them scatters as they do. */
  synchronized long next() {
    turn = turn + 1 < known ? turn + 1 : 0;
    return nanos[turn];
  }

  /**
   * The time that a quarter of the latest stayed below; zero if there are none yet. Not the
   * average: while a burst arrives, its requests take the cores, and hashes are slower only until
   * they are read.
   */
  synchronized long lowerQuartile() {
    long[] sorted = Arrays.copyOf(nanos, known);
    Arrays.sort(sorted);
    return known == 0 ? 0 : sorted[known / 4];
  }
}
