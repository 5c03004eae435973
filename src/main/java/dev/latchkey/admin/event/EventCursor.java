package dev.latchkey.admin.event;

import dev.latchkey.audit.AuditEvent;
import dev.latchkey.json.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the list of events, which is sorted by time and then by id, newest first. */
record EventCursor(Instant at, long id) {
  private static final Pattern KEY = Pattern.compile("([0-9]{1,16})\\.([0-9]{1,18})");

  static EventCursor of(AuditEvent event) {
    return new EventCursor(event.occurredAt(), event.id());
  }

  String text() {
    return Cursor.of(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id);
  }

  static EventCursor parse(String text) {
    Matcher matcher = KEY.matcher(Cursor.key(text));
    if (!matcher.matches()) {
      throw Cursor.refusal();
    }
    Instant at = Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS);
    if (at.isAfter(EventFilter.LATEST)) {
      throw Cursor.refusal();
    }
    return new EventCursor(at, Long.parseLong(matcher.group(2)));
  }
}
