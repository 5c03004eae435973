package dev.latchkey.audit;

import dev.latchkey.metric.Metric;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts security events: {@code latchkey_events_total} by event and outcome. All counters exist
 * from the start with the value 0, so that a rate includes the first event. {@code
 * latchkey_events_left_out_total} counts the events that the {@link AuditBudget} left out of the
 * trail.
 */
@ApplicationScoped
public class AuditMeters {
  @Inject private MetricRegistry registry;

  private final Map<Outcome, Map<AuditAction, Counter>> counters = new EnumMap<>(Outcome.class);
  private Counter leftOut;

  @PostConstruct
  void startAtZero() {
    leftOut = registry.counter(Metric.EVENTS_LEFT_OUT.metadata());
    for (Outcome outcome : Outcome.values()) {
      Map<AuditAction, Counter> byAction = new EnumMap<>(AuditAction.class);
      for (AuditAction action : AuditAction.values()) {
        byAction.put(action, counter(action, outcome));
      }
      counters.put(outcome, byAction);
    }
  }

  /** This empty observer makes CDI create the bean at start-up, not at the first event. */
  void withTheServer(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  void count(AuditEvent event, boolean written) {
    counters.get(event.outcome()).get(event.action()).inc();
    if (!written) {
      leftOut.inc();
    }
  }

  private Counter counter(AuditAction action, Outcome outcome) {
    return registry.counter(
        Metric.EVENTS.metadata(),
        new Tag("event", action.name()),
        new Tag("outcome", outcome.text()));
  }
}
