package dev.latchkey.meter;

import dev.latchkey.metric.Metric;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts and times requests: {@code latchkey_requests_total} by route and status, and the histogram
 * {@code latchkey_request_duration_seconds} by route. A route is one of our own path templates,
 * never the caller's path, so the number of time series is limited.
 */
@ApplicationScoped
public class RequestMeters {
  private static final int STATUSES = 600;

  private static final Metadata REQUESTS = Metric.REQUESTS.metadata();

  @Inject private MetricRegistry registry;

  private final Map<String, Route> routes = new ConcurrentHashMap<>();

  /** Whether a request of this route was recorded before. */
  boolean knows(String route) {
    return routes.containsKey(route);
  }

  /** Records one answered request and its duration in nanoseconds. */
  void note(String route, int status, long nanos) {
    Route meters = routes.get(route);
    if (meters == null) {
      meters = routes.computeIfAbsent(route, Route::new);
    }
    meters.note(status, nanos);
  }

  /** The metrics of one route, kept here because a look-up in the registry is slower. */
  private final class Route {
    private final Tag name;
    private final Timer duration;
    private final AtomicReferenceArray<Counter> byStatus = new AtomicReferenceArray<>(STATUSES);

    Route(String template) {
      name = new Tag("route", template);
      duration = Metric.REQUEST_DURATION.timer(registry, name);
      // A rate can only be computed if the counter exists before the first failure.
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
        // If two threads come here at once, the registry gives both the same counter.
        counter = registry.counter(REQUESTS, name, new Tag("status", Integer.toString(status)));
        byStatus.set(status, counter);
      }
      return counter;
    }
  }
}
