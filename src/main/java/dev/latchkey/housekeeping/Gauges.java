package dev.latchkey.housekeeping;

import dev.latchkey.admission.AdmissionQueue;
import dev.latchkey.credential.HashThreads;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.session.LiveSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Metrics that are states, not events: the hash queue, sessions, the outbox. A metric that needs a
 * query is refreshed once a minute.
 */
@ApplicationScoped
public class Gauges {
  @Inject private MetricRegistry registry;
  @Inject private HashThreads lanes;
  @Inject private AdmissionQueue queue;
  @Inject private LiveSessions sessions;
  @Inject private Outbox outbox;
  @Inject private Clock clock;
  @Inject private DatabaseClock databaseClock;

  private volatile long live;
  private volatile long waiting;
  private volatile long parked;
  private volatile double oldestSeconds;

  /** Registers the metrics. */
  public void register() {
    gauge("latchkey_hash_active", "Passwords being hashed now", lanes::active);
    gauge("latchkey_hash_waiting", "Calls that wait until they may hash", queue::waiting);
    gauge("latchkey_sessions", "Live sessions, asked once a minute", () -> live);
    gauge(
        "latchkey_outbox_waiting", "Mails not yet handed over, asked once a minute", () -> waiting);
    gauge(
        "latchkey_outbox_parked",
        "Mails that the relay refuses for good, asked once a minute",
        () -> parked);
    gauge(
        "latchkey_outbox_oldest_seconds",
        "Age of the oldest waiting mail, asked once a minute",
        () -> oldestSeconds);
    gauge(
        "latchkey_clock_ahead_seconds",
        "How far this node's clock is ahead of the database's, compared once a minute",
        () -> databaseClock.ahead().toMillis() / 1000.0);
  }

  private void gauge(String name, String help, Supplier<Number> value) {
    registry.gauge(Metadata.builder().withName(name).withDescription(help).build(), value);
  }

  /** Queries the database again. */
  public void refresh() {
    Instant now = clock.instant();
    live = sessions.countLive(now);
    waiting = outbox.countWaiting();
    parked = outbox.countParked();
    oldestSeconds = outbox.ageOfOldest(now).toMillis() / 1000.0;
  }
}
