package dev.latchkey.operation;

import dev.latchkey.mail.Outbox;
import dev.latchkey.secret.HashingLanes;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * What an operator watches besides events: the hash queue, sessions, the outbox. What costs a query
 * is asked once a minute, not with every look.
 */
@ApplicationScoped
public class Gauges {
  @Inject private MetricRegistry registry;
  @Inject private HashingLanes lanes;
  @Inject private Sessions sessions;
  @Inject private Outbox outbox;
  @Inject private Clock clock;

  private volatile long live;
  private volatile long waiting;
  private volatile long parked;
  private volatile double oldestSeconds;

  /** Makes the gauges known. */
  public void register() {
    registry.gauge("latchkey_hash_active", lanes::active);
    registry.gauge("latchkey_hash_waiting", lanes::waiting);
    registry.gauge("latchkey_sessions", () -> live);
    registry.gauge("latchkey_outbox_waiting", () -> waiting);
    registry.gauge("latchkey_outbox_parked", () -> parked);
    registry.gauge("latchkey_outbox_oldest_seconds", () -> oldestSeconds);
  }

  /** Asks the database anew. */
  public void refresh() {
    Instant now = clock.instant();
    live = sessions.countLive(now);
    waiting = outbox.countWaiting();
    parked = outbox.countParked();
    oldestSeconds = outbox.ageOfOldest(now).toMillis() / 1000.0;
  }
}
