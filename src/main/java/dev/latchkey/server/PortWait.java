package dev.latchkey.server;

import dev.latchkey.runtime.SelfCall;
import dev.latchkey.setting.StartRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** How long the start waits for one of the server's ports. */
final class PortWait {
  /** The application may answer a moment after the port is open; busy machines are slow. */
  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(20);

  private static final Duration FOR_THE_PORT = Duration.ofMinutes(5);

  private final String setting;
  private final LongSupplier nanos;
  private SelfCall.Outcome last;
  private long since;

  /**
   * Waits for the port of this setting.
   *
   * @param nanos a clock that is never set: {@link System#nanoTime}
   */
  PortWait(String setting, LongSupplier nanos) {
    this.setting = setting;
    this.nanos = nanos;
  }

  /**
   * Notes what came of a call.
   *
   * @throws StartRefusedException if nothing else has come of it for too long
   */
  boolean isOpen(int port, SelfCall.Outcome outcome) {
    if (outcome != last) {
      last = outcome;
      since = nanos.getAsLong();
    }
    Duration waited = Duration.ofNanos(nanos.getAsLong() - since);
    if (outcome == SelfCall.Outcome.OTHER && waited.compareTo(FOR_AN_ANSWER) > 0) {
      throw new StartRefusedException(
          setting + ": another process answers on port " + port + " of this machine");
    }
    if (outcome == SelfCall.Outcome.NOBODY && waited.compareTo(FOR_THE_PORT) > 0) {
      String fault = setting + ": the server has not opened port " + port + " in five minutes";
      throw new StartRefusedException(List.of(fault), true);
    }
    return outcome == SelfCall.Outcome.OURS;
  }
}
