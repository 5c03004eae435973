package dev.latchkey.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * Remembers that a call failed because the database's disk is full (SQLSTATE 53100, PostgreSQL). A
 * small write may still succeed then, if it needs no new space.
 */
public final class RefusedWrites {
  private static final String DISK_FULL = "53100";
  private static final Duration BELIEVED = Duration.ofSeconds(15);

  private static volatile Long last;

  private RefusedWrites() {}

  public static void note(Throwable thrown) {
    if (SqlState.allOf(thrown).contains(DISK_FULL)) {
      last = System.nanoTime();
    }
  }

  /** A message that the disk is full, if a call failed for that reason a short time ago. */
  public static Optional<String> recent() {
    Long then = last;
    return then != null && System.nanoTime() - then < BELIEVED.toNanos()
        ? Optional.of("the disk of the database is full")
        : Optional.empty();
  }
}
