package dev.latchkey.housekeeping;

import dev.latchkey.problem.FailureLog;
import java.util.function.Supplier;

/**
 * A number that needs a query, so it is read from time to time. It is NaN before the first reading
 * and after one that failed: a gap in a plot is better than an old number.
 */
final class Reading {
  private final Supplier<? extends Number> query;
  private volatile double value = Double.NaN;

  Reading(Supplier<? extends Number> query) {
    this.query = query;
  }

  /** Queries again. Never throws, so one failure does not stop the others. */
  void refresh() {
    try {
      value = query.get().doubleValue();
    } catch (RuntimeException failed) {
      value = Double.NaN;
      FailureLog.again("reading the gauges", failed);
    }
  }

  double value() {
    return value;
  }
}
