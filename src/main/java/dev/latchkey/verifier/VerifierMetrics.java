package dev.latchkey.verifier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The metrics of the verifier. A server without MicroProfile Metrics never loads this class: see
 * {@code META-INF/beans.xml}.
 */
@ApplicationScoped
public class VerifierMetrics {
  private static final String PREFIX = "latchkey_verifier_";

  @Inject private Instance<MetricRegistry> registry;

  /** Registers the metrics when the application starts. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    if (registry.isResolvable()) {
      register(registry.get(), Verifier.ofThisApplication());
    }
  }

  private static void register(MetricRegistry registry, Verifier verifier) {
    Map<Count, Counter> counters = new EnumMap<>(Count.class);
    for (Count count : Count.values()) {
      counters.put(count, registry.counter(described(count.name(), count.description())));
    }
    verifier.counts().sendTo(count -> counters.get(count).inc());
    registry.gauge(
        described("newest_list_age_seconds", "Age of the newest valid status list"),
        verifier,
        VerifierMetrics::age);
  }

  private static Metadata described(String name, String description) {
    return Metadata.builder()
        .withName(PREFIX + name.toLowerCase(Locale.ROOT))
        .withDescription(description)
        .build();
  }

  private static double age(Verifier verifier) {
    return Condition.of(verifier, Clock.systemUTC())
        .age()
        .map(Duration::toSeconds)
        .map(Long::doubleValue)
        .orElse(Double.NaN);
  }
}
