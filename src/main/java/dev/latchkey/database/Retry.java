package dev.latchkey.database;

import dev.latchkey.problem.SqlState;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Does again what the database rolled back to let another transaction through: SQLSTATE 40001
 * (serialization failure; Derby also says it of a deadlock) and 40P01 (deadlock, PostgreSQL). A
 * connection that broke (class 08) or a commit with an unknown outcome (40003) is never followed by
 * another try: the work may have been done.
 */
public final class Retry {
  private static final int TRIES = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01");

  private Retry() {}

  /** Work that throws what its caller may throw. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T result() throws E;
  }

  /** What the work returns, after three tries at most. */
  @SuppressWarnings("unchecked") // Work throws E and what is unchecked, nothing else.
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

  /** Whether the database has rolled the transaction back, for certain, in favour of another. */
  public static boolean isRolledBack(Throwable thrown) {
    Set<String> states = SqlState.allOf(thrown);
    return states.stream().anyMatch(ROLLED_BACK::contains)
        && states.stream().noneMatch(Retry::isUnknown);
  }

  private static boolean isUnknown(String state) {
    return state.startsWith("08") || state.equals("40003");
  }

  // The low digits of the clock: two that have met must not meet again at once. Nobody gains by
  // guessing them.
  private static void pause() {
    LockSupport.parkNanos(Math.floorMod(System.nanoTime(), LONGEST_PAUSE.toNanos()));
  }
}
