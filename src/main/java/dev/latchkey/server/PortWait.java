package dev.latchkey.server;

import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.runtime.SelfCall;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Waits, during the start, for one of the server's ports. */
final class PortWait {
  /**
   * The port may open a moment before the application answers. On a busy machine that takes long.
   */
  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(20);

  private static final Duration FOR_THE_PORT = Duration.ofMinutes(5);

  private final String setting;
  private final LongSupplier nanos;
  private SelfCall.Outcome last;
  private long since;

  /**
   * Waits for the port that this setting names.
   *
   * @param nanos a monotonic clock: {@link System#nanoTime}
   */
  PortWait(String setting, LongSupplier nanos) {
    this.setting = setting;
    this.nanos = nanos;
  }

  /**
   * Takes the result of one call; returns whether this server has answered.
   *
   * @throws StartRefusedException if the result has been the same bad one for too long
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
      String fault = setting + ": the server did not open port " + port + " within five minutes";
      throw new StartRefusedException(List.of(fault), true);
    }
    return outcome == SelfCall.Outcome.OURS;
  }
}
