package dev.latchkey.admin.stats;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps statistics for half a minute, because they count whole tables, and a console asks for them
 * again and again.
 */
@ApplicationScoped
public class RecentStatistics {
  private static final Duration KEPT = Duration.ofSeconds(30);

  @Inject private ViewStatistics view;
  @Inject private Clock clock;

  /** By hours, of which there are few. */
  private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

  /** The numbers, at most half a minute old. */
  Statistics of(int hours) {
    Instant now = clock.instant();
    Kept last = kept.get(hours);
    if (last == null || last.at().plus(KEPT).isBefore(now) || last.at().isAfter(now)) {
      last = new Kept(now, view.of(hours));
      kept.put(hours, last);
    }
    return last.statistics();
  }

  private record Kept(Instant at, Statistics statistics) {}
}
