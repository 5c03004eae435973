package dev.latchkey.meter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts and times requests: {@code latchkey_requests_total} by route and status, and the histogram
 * {@code latchkey_request_duration_seconds} by route. A route is a template of ours and never what
 * a caller has typed, so the number of series has a limit.
 */
@ApplicationScoped
public class RequestMeters {
  private static final int STATUSES = 600;

  private static final Metadata REQUESTS =
      Metadata.builder()
          .withName("latchkey_requests")
          .withDescription("Requests answered, by route and status")
          .build();

  private static final Metadata DURATION =
      Metadata.builder()
          .withName("latchkey_request_duration")
          .withDescription("Time from the first filter to the end of the answer, by route")
          .withUnit(MetricUnits.SECONDS)
          .build();

  @Inject private MetricRegistry registry;

  private final Map<String, Route> routes = new ConcurrentHashMap<>();

  /** Whether a request of this route has been noted before. */
  boolean knows(String route) {
    return routes.containsKey(route);
  }

  /** Notes one request that is answered; nanoseconds. */
  void note(String route, int status, long nanos) {
    Route meters = routes.get(route);
    if (meters == null) {
      meters = routes.computeIfAbsent(route, Route::new);
    }
    meters.note(status, nanos);
  }

  /** What belongs to one route, found without a look into the registry. */
  private final class Route {
    private final Tag name;
    private final Timer duration;
    private final AtomicReferenceArray<Counter> byStatus = new AtomicReferenceArray<>(STATUSES);

    Route(String template) {
      name = new Tag("route", template);
      duration = registry.timer(DURATION, name);
      // A rate needs a first value before the first failure.
      counter(500);
      counter(503);
    }

    void note(int status, long nanos) {
      duration.update(Duration.ofNanos(nanos));
      counter(status < STATUSES ? status : 500).inc();
    }

    private Counter counter(int status) {
      Counter counter = byStatus.get(status);
      if (counter == null) {
        // The registry gives the same one to both, if two come at once.
        counter = registry.counter(REQUESTS, name, new Tag("status", Integer.toString(status)));
        byStatus.set(status, counter);
      }
      return counter;
    }
  }
}
