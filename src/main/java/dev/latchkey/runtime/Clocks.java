package dev.latchkey.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Time is asked for, never looked up. */
@ApplicationScoped
public class Clocks {

  /**
   * The clock of every bean: UTC, in microseconds, because that is what PostgreSQL keeps and a time
   * must read back as it was written.
   */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
