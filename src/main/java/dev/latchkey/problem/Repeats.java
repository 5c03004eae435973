package dev.latchkey.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Decides when a repeated event is written to the log: the first time, and then once a minute with
 * the count. So the log keeps its beginning, whatever fails.
 */
final class Repeats {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  /** The number of kinds that are remembered; beyond it, the oldest kind is forgotten. */
  private static final int MOST_KINDS = 200;

  private final LongSupplier nanos;
  private final Map<Object, Kind> kinds = new LinkedHashMap<>();

  /**
   * Remembers nothing yet.
   *
   * @param nanos a clock that is never set: {@link System#nanoTime}
   */
  Repeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * What to do about one time.
   *
   * @param id the same for every time of this kind
   * @param isFirst whether this is the first time
   * @param times how often it has happened since the last line; 0 if no line is due
   */
  record Time(String id, boolean isFirst, long times) {}

  /** Counts one time of this kind. */
  synchronized Time count(Object kind) {
    long now = nanos.getAsLong();
    Kind known = kinds.get(kind);
    if (known == null) {
      Kind first = new Kind(UUID.randomUUID().toString(), now);
      kinds.put(kind, first);
      forgetTheOldest();
      return new Time(first.id, true, 1);
    }
    known.times++;
    if (now - known.lastLine < BETWEEN_LINES.toNanos()) {
      return new Time(known.id, false, 0);
    }
    Time due = new Time(known.id, false, known.times);
    known.lastLine = now;
    known.times = 0;
    return due;
  }

  private void forgetTheOldest() {
    if (kinds.size() > MOST_KINDS) {
      kinds.remove(kinds.keySet().iterator().next());
    }
  }

  private static final class Kind {
    private final String id;
    private long lastLine;
    private long times;

    Kind(String id, long firstLine) {
      this.id = id;
      this.lastLine = firstLine;
    }
  }
}
