package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Provides the {@link Clock} that beans inject, so that tests can set the time. */
@ApplicationScoped
public class Clocks {

  /**
   * The clock of every bean: UTC, in whole microseconds. PostgreSQL stores microseconds, and a time
   * must be the same when it is read back.
   */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
