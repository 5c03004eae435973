package dev.latchkey.metric;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Every metric of this server. Names follow Prometheus' conventions: base units, {@code _total} for
 * counters, {@code _seconds} for times. docs/operations.md and the dashboard in docs/examples have
 * the same list.
 */
public enum Metric {
  REQUESTS(Kind.COUNTER, "latchkey_requests", "Answered requests, by route and status"),
  REQUEST_DURATION(
      Kind.HISTOGRAM,
      "latchkey_request_duration",
      "Time from the first filter to the end of the response, by route"),
  EVENTS(
      Kind.COUNTER,
      "latchkey_events",
      "Security events, by event and outcome (success or refused)"),
  EVENTS_LEFT_OUT(
      Kind.COUNTER,
      "latchkey_events_left_out",
      "Security events that were counted but left out of the audit trail"),
  HASH_LANES(Kind.GAUGE, "latchkey_hash_lanes", "Passwords that can be hashed at the same time"),
  HASH_ACTIVE(Kind.GAUGE, "latchkey_hash_active", "Passwords being hashed now"),
  HASH_WAITING(Kind.GAUGE, "latchkey_hash_waiting", "Calls that wait until they may hash"),
  HASH_WAIT(
      Kind.HISTOGRAM,
      "latchkey_hash_wait",
      "How long calls that hash waited for their turn, without those that were refused"),
  SESSIONS(Kind.GAUGE, "latchkey_sessions", "Live sessions, asked once a minute"),
  OUTBOX_WAITING(
      Kind.GAUGE,
      "latchkey_outbox_waiting",
      "Messages not yet handed over, by channel, asked once a minute"),
  OUTBOX_PARKED(
      Kind.GAUGE,
      "latchkey_outbox_parked",
      "Messages that are no longer tried, by channel, asked once a minute"),
  OUTBOX_OLDEST(
      Kind.GAUGE,
      "latchkey_outbox_oldest_seconds",
      "Age of the oldest waiting message, by channel, asked once a minute"),
  CONNECTION_WAIT(
      Kind.HISTOGRAM,
      "latchkey_connection_wait",
      "How long a check every five seconds waited for a database connection"),
  STATUS_LIST_AGE(
      Kind.GAUGE,
      "latchkey_status_list_age_seconds",
      "Time since this node last read which tokens have ended"),
  TOKENS_WITHOUT_STATUS(
      Kind.COUNTER,
      "latchkey_tokens_without_status",
      "Tokens that were issued without a place in a status list"),
  CLOCK_AHEAD(
      Kind.GAUGE,
      "latchkey_clock_ahead_seconds",
      "How far this node's clock is ahead of the database's, compared once a minute");

  /** What a metric is for Prometheus, and what the server adds to its name. */
  public enum Kind {
    COUNTER("_total"),
    GAUGE(""),
    HISTOGRAM("_seconds");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }
  }

  private final Kind kind;
  private final String name;
  private final String help;

  Metric(Kind kind, String name, String help) {
    this.kind = kind;
    this.name = name;
    this.help = help;
  }

  /** For the registry. */
  public Metadata metadata() {
    return Metadata.builder()
        .withName(name)
        .withDescription(help)
        .withUnit(kind == Kind.HISTOGRAM ? MetricUnits.SECONDS : MetricUnits.NONE)
        .build();
  }

  /**
   * The timer of this metric with these tags; it is created if there is none. One thread at a time,
   * because Payara's registry fails if two create a timer at once.
   */
  public Timer timer(MetricRegistry registry, Tag... tags) {
    synchronized (Metric.class) {
      return registry.timer(metadata(), tags);
    }
  }

  public Kind kind() {
    return kind;
  }

  /** The name that Prometheus sees. */
  public String shown() {
    return name + kind.suffix;
  }
}
