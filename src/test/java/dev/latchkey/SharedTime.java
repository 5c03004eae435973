package dev.latchkey;

import dev.latchkey.database.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock of a database that a test sets. */
public final class SharedTime extends DatabaseClock {
  private final Clock clock;

  private SharedTime(Clock clock) {
    this.clock = clock;
  }

  /** Uses this clock for the database and for the node. */
  public static DatabaseClock of(Clock clock) {
    return new SharedTime(clock);
  }

  @Override
  public Instant ask() {
    return clock.instant();
  }

  @Override
  public Duration ahead() {
    return Duration.ZERO;
  }

  @Override
  public Instant estimate() {
    return clock.instant();
  }
}
