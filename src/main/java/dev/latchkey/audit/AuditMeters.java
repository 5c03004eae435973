package dev.latchkey.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts security events for whoever watches: {@code latchkey_events_total} by event and outcome.
 */
@ApplicationScoped
public class AuditMeters {
  @Inject private MetricRegistry registry;

  void count(AuditEvent event) {
    registry
        .counter(
            "latchkey_events",
            new Tag("event", event.action().name()),
            new Tag("outcome", event.success() ? "success" : "refused"))
        .inc();
  }
}
