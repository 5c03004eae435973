package dev.latchkey.admin.event;

import dev.latchkey.address.IpAddress;
import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditEvent;
import dev.latchkey.audit.Outcome;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Which events an operator looks for. A null filter lets every event pass.
 *
 * @param since the first moment
 * @param until the first moment that is too late
 * @param after where to go on; null for the newest
 */
record EventFilter(
    AuditAction action,
    Outcome outcome,
    Long account,
    String ip,
    Instant since,
    Instant until,
    int limit,
    EventCursor after) {
  /** Later than any event, and early enough for every calculation with it. */
  static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final int LONGEST = 64;

  static EventFilter from(QueryFields query) {
    return from(query, query.text("account", LONGEST, EventFilter::id));
  }

  /** The events of one account. */
  static EventFilter from(QueryFields query, Long account) {
    Instant since = query.text("since", LONGEST, EventFilter::moment);
    Instant until = query.text("until", LONGEST, EventFilter::moment);
    return new EventFilter(
        query.text("action", LONGEST, named(AuditAction.values(), AuditAction::name)),
        query.text("outcome", LONGEST, named(Outcome.values(), Outcome::text)),
        account,
        query.text("ip", LONGEST, EventFilter::address),
        since == null ? Instant.EPOCH : since,
        until == null ? LATEST : until,
        query.limit(),
        query.text("after", Cursor.LONGEST, EventCursor::parse));
  }

  boolean matches(AuditEvent event) {
    return (action == null || event.action() == action)
        && (outcome == null || event.outcome() == outcome)
        && (ip == null || ip.equals(event.ip()));
  }

  private static Long id(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("must be the id of an account");
    }
    return Long.valueOf(text);
  }

  private static String address(String text) {
    try {
      return IpAddress.parse(text).toString();
    } catch (IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("must be an IP address", unreadable);
    }
  }

  private static Instant moment(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (!moment.isBefore(Instant.EPOCH) && !moment.isAfter(LATEST)) {
        return moment;
      }
    } catch (DateTimeException unreadable) {
      throw new IllegalArgumentException(expected(), unreadable);
    }
    throw new IllegalArgumentException(expected());
  }

  private static String expected() {
    return "must be a time such as 2026-11-27T08:00:00Z";
  }

  private static <T> Function<String, T> named(T[] values, Function<T, String> name) {
    return text ->
        Arrays.stream(values)
            .filter(value -> name.apply(value).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "must be one of "
                            + String.join(", ", Arrays.stream(values).map(name).toList())));
  }
}
