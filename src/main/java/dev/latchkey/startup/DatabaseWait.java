package dev.latchkey.startup;

import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.ServerState;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Waits for the database during the start. It logs the reason at once and then once a minute, and
 * gives up after five minutes. A wrong setting gets three tries, because a database or its user may
 * be created just after this server is started.
 */
final class DatabaseWait {
  private static final Logger LOG = Logger.getLogger(DatabaseWait.class.getName());

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
  private static final int TRIES_OF_A_WRONG_SETTING = 3;

  private final ServerState state;
  private final LongSupplier nanos;
  private final long begun;
  private long nextLine;
  private int wrong;

  /**
   * Starts to wait.
   *
   * @param nanos a monotonic clock: {@link System#nanoTime}
   */
  DatabaseWait(ServerState state, LongSupplier nanos) {
    this.state = state;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.nextLine = begun;
  }

  /**
   * Records a failed try.
   *
   * @throws StartRefusedException if there must be no further try
   */
  void failed(DatabaseFault fault) {
    state.waitsFor(fault.words());
    wrong = fault.mayPass() ? 0 : wrong + 1;
    if (wrong == TRIES_OF_A_WRONG_SETTING) {
      throw new StartRefusedException(fault.words());
    }
    if (nanos.getAsLong() - begun >= LONGEST.toNanos()) {
      throw new StartRefusedException(
          List.of("gave up after five minutes; " + fault.words()), true);
    }
    if (fault.mayPass()) {
      sayOnceAMinute(fault.words());
    }
  }

  private void sayOnceAMinute(String why) {
    if (nanos.getAsLong() - nextLine >= 0) {
      nextLine = nanos.getAsLong() + BETWEEN_LINES.toNanos();
      LOG.warning(
          () -> "Latchkey waits up to five minutes (stop it with Ctrl-C or SIGTERM): " + why);
    }
  }
}
