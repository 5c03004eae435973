package dev.latchkey.throttle;

import java.time.Duration;
import java.util.List;

/**
 * What came of counting a try.
 *
 * @param pause zero if it was let through and counted; otherwise how long until one is free, and
 *     nothing was counted
 * @param usedUp the buckets whose last free try it was
 */
public record Taken(Duration pause, List<Bucket> usedUp) {
  public static Taken of(List<Bucket> usedUp) {
    return new Taken(Duration.ZERO, usedUp);
  }

  public static Taken refused(Duration pause) {
    return new Taken(pause, List.of());
  }

  /** Whether it was let through. */
  public boolean letThrough() {
    return pause.isZero();
  }

  /** Whether it was the last free try somewhere. */
  public boolean isLast() {
    return !usedUp.isEmpty();
  }
}
