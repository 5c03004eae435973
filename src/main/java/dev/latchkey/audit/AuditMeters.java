package dev.latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts security events for whoever watches: {@code latchkey_events_total} by event and outcome.
 */
@ApplicationScoped
public class AuditMeters {
  @Inject private MetricRegistry registry;

  private final Map<String, Counter> counters = new ConcurrentHashMap<>();

  void count(AuditEvent event) {
    String outcome = event.success() ? "success" : "refused";
    counters
        .computeIfAbsent(
            event.action().name() + ' ' + outcome,
            made ->
                registry.counter(
                    "latchkey_events",
                    new Tag("event", event.action().name()),
                    new Tag("outcome", outcome)))
        .inc();
  }
}
