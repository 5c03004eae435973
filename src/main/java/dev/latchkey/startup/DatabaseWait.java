package dev.latchkey.startup;

import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.setting.StartRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * How the start waits for the database: it says for what at once and then once a minute, and gives
 * up after five minutes. A wrong setting gets three tries: a database or its user may be created a
 * moment after this server is started.
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
   * Begins to wait.
   *
   * @param nanos a clock that is never set: {@link System#nanoTime}
   */
  DatabaseWait(ServerState state, LongSupplier nanos) {
    this.state = state;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.nextLine = begun;
  }

  /**
   * Notes that a try failed.
   *
   * @throws StartRefusedException if there is to be no other
   */
  void goesOnDespite(DatabaseFault fault) {
    state.waitsFor(fault.words());
    wrong = fault.mayPass() ? 0 : wrong + 1;
    if (wrong == TRIES_OF_A_WRONG_SETTING) {
      throw new StartRefusedException(fault.words());
    }
    if (nanos.getAsLong() - begun >= LONGEST.toNanos()) {
      throw new StartRefusedException(List.of("five minutes are over; " + fault.words()), true);
    }
    if (fault.mayPass()) {
      sayOnceAMinute(fault.words());
    }
  }

  private void sayOnceAMinute(String why) {
    if (nanos.getAsLong() - nextLine >= 0) {
      nextLine = nanos.getAsLong() + BETWEEN_LINES.toNanos();
      LOG.warning(
          () -> "Latchkey waits, for up to five minutes (stop it with Ctrl-C or SIGTERM): " + why);
    }
  }
}
