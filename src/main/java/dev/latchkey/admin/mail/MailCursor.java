package dev.latchkey.admin.mail;

import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.json.Cursor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of mails: the waiting ones by id, then the parked ones by time and id.
 *
 * @param parkedAt null in the waiting ones
 */
record MailCursor(Instant parkedAt, long id) {
  static final MailCursor WAITING = new MailCursor(null, 0);
  static final MailCursor PARKED = new MailCursor(Instant.EPOCH, 0);
  private static final Pattern KEY =
      Pattern.compile("([0-9]{1,15}|[1-8][0-9]{15})?\\.([0-9]{1,18})");

  static MailCursor of(OutboxMessage mail) {
    return new MailCursor(mail.parkedAt(), mail.id());
  }

  String text() {
    return Cursor.of(
        (parkedAt == null ? "" : ChronoUnit.MICROS.between(Instant.EPOCH, parkedAt)) + "." + id);
  }

  static MailCursor parse(String text, MailState state) {
    Matcher matcher = KEY.matcher(Cursor.key(text));
    boolean parked = matcher.matches() && matcher.group(1) != null;
    if (!matcher.matches() || (state != null && parked != (state == MailState.PARKED))) {
      throw Cursor.refusal();
    }
    return new MailCursor(
        parked ? Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS) : null,
        Long.parseLong(matcher.group(2)));
  }
}
