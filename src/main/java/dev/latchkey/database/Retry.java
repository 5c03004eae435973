package dev.latchkey.database;

import dev.latchkey.problem.SqlState;
import dev.latchkey.runtime.Pause;
import java.time.Duration;
import java.util.Set;

/**
 * Repeats work that the database rolled back in favour of another transaction: SQLSTATE 40001
 * (serialization failure; on Derby also a deadlock) and 40P01 (deadlock on PostgreSQL). After a
 * broken connection (class 08) or a commit with an unknown outcome (40003) nothing is repeated,
 * because the work may have been done.
 */
public final class Retry {
  private static final int TRIES = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

  private Retry() {}

  /** Work that may throw a checked exception. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does the work. */
    T result() throws E;
  }

  /** Does the work, at most three times, and returns its result. */
  @SuppressWarnings("unchecked") // Work throws only E and unchecked exceptions.
  public static <T, E extends Exception> T of(Work<T, E> work) throws E {
    for (int tries = 1; ; tries++) {
      try {
        return work.result();
      } catch (Exception failed) {
        if (tries == TRIES || !isRolledBack(failed)) {
          throw (E) failed;
        }
        pause();
      }
    }
  }

  /** Whether the database has certainly rolled the transaction back in favour of another one. */
  public static boolean isRolledBack(Throwable thrown) {
    Set<String> states = SqlState.allOf(thrown);
    return states.stream().anyMatch(ROLLED_BACK::contains)
        && states.stream().noneMatch(Retry::isUnknown);
  }

  private static boolean isUnknown(String state) {
    return state.startsWith("08") || state.equals("40003");
  }

  // A random pause, from the low digits of the clock, so that two transactions do not collide
  // again. An attacker gains nothing by guessing it.
  private static void pause() {
    Pause.of(Duration.ofNanos(Math.floorMod(System.nanoTime(), LONGEST_PAUSE.toNanos())));
  }
}
