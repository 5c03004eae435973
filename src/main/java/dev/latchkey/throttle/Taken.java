package dev.latchkey.throttle;

import java.time.Duration;
import java.util.List;

/**
 * The result of counting an attempt.
 *
 * @param pause zero if the attempt is allowed and counted; otherwise the time to wait, and nothing
 *     was counted
 * @param usedUp the buckets whose limit this attempt has reached
 */
public record Taken(Duration pause, List<Bucket> usedUp) {
  public static Taken of(List<Bucket> usedUp) {
    return new Taken(Duration.ZERO, usedUp);
  }

  public static Taken refused(Duration pause) {
    return new Taken(pause, List.of());
  }

  /** Whether the attempt is allowed. */
  public boolean letThrough() {
    return pause.isZero();
  }

  /** Whether the attempt has reached the limit of a bucket. */
  public boolean isLast() {
    return !usedUp.isEmpty();
  }
}
