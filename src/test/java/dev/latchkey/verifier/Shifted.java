package dev.latchkey.verifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time, and what a test adds. */
final class Shifted extends Clock {
  volatile Duration by = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(by);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a test needs UTC only");
  }
}
