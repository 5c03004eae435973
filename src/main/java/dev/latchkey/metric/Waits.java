package dev.latchkey.metric;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;

/** Records how long calls waited for what a node has few of. */
@ApplicationScoped
public class Waits {
  @Inject private MetricRegistry registry;

  private Timer hash;
  private Timer connection;

  @PostConstruct
  void startAtZero() {
    hash = Metric.HASH_WAIT.timer(registry);
    connection = Metric.CONNECTION_WAIT.timer(registry);
  }

  /** This empty observer makes CDI create the bean at start-up, so that the histograms exist. */
  void withTheServer(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  /** A call waited this many nanoseconds until it was allowed to hash. */
  public void forHash(long nanos) {
    hash.update(Duration.ofNanos(nanos));
  }

  /** A check waited this many nanoseconds for a connection, or until it gave up. */
  public void forConnection(long nanos) {
    connection.update(Duration.ofNanos(nanos));
  }
}
