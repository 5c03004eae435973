package dev.latchkey.verifier.push;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When to give up a stream, and when to connect again.
 *
 * @param silence a stream that is silent for longer is dead; the issuer sends a line every 20 s
 * @param shortest the first pause; the next ones double
 * @param longest the longest pause
 * @param stable a stream that lasted as long starts again with the first pause
 */
record Timing(Duration silence, Duration shortest, Duration longest, Duration stable) {
  static final Timing OF_THE_ISSUER =
      new Timing(
          Duration.ofSeconds(45),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10));

  /** The pause after this one. */
  Duration after(Duration pause) {
    Duration next = pause.multipliedBy(2);
    return next.compareTo(longest) > 0 ? longest : next;
  }

  /** A half to one and a half of a pause, so that listeners do not all come back at once. */
  static Duration withJitter(Duration pause) {
    return pause.multipliedBy(ThreadLocalRandom.current().nextLong(50, 151)).dividedBy(100);
  }
}
