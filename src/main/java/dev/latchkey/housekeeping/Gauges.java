package dev.latchkey.housekeeping;

import dev.latchkey.admission.AdmissionQueue;
import dev.latchkey.credential.HashThreads;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.delivery.Channel;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.metric.Metric;
import dev.latchkey.session.LiveSessions;
import dev.latchkey.statuslist.PublishedLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

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
  @Inject @Any private Instance<Channel> channels;
  @Inject private PublishedLists lists;
  @Inject private Clock clock;
  @Inject private DatabaseClock databaseClock;

  private final List<Reading> readings = new CopyOnWriteArrayList<>();

  /** Registers the metrics. */
  public void register() {
    gauge(Metric.HASH_LANES, lanes::count);
    gauge(Metric.HASH_ACTIVE, lanes::active);
    gauge(Metric.HASH_WAITING, queue::waiting);
    gauge(Metric.STATUS_LIST_AGE, () -> seconds(lists.age()));
    gauge(Metric.CLOCK_AHEAD, () -> seconds(databaseClock.ahead()));
    reading(Metric.SESSIONS, () -> sessions.countLive(clock.instant()));
    channels.forEach(channel -> register(channel.name()));
  }

  private void register(String channel) {
    Tag tag = new Tag("channel", channel);
    reading(Metric.OUTBOX_WAITING, () -> outbox.countWaiting(channel), tag);
    reading(Metric.OUTBOX_PARKED, () -> outbox.countParked(channel), tag);
    reading(Metric.OUTBOX_OLDEST, () -> seconds(outbox.ageOfOldest(channel, clock.instant())), tag);
  }

  private void reading(Metric metric, Supplier<Number> query, Tag... tags) {
    Reading reading = new Reading(query);
    readings.add(reading);
    gauge(metric, reading::value, tags);
  }

  private void gauge(Metric metric, Supplier<Number> value, Tag... tags) {
    registry.gauge(metric.metadata(), value, tags);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  /** Queries the database again. */
  public void refresh() {
    readings.forEach(Reading::refresh);
  }
}
