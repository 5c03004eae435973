package dev.latchkey.throttle;

import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The mails to one address that somebody else could cause, in this hour and on this day. */
@Entity
@Table(name = "mail_count")
public class MailCount {
  @Id
  @Column(name = "address_digest")
  private String addressDigest;

  @Column(name = "in_hour")
  private int inHour;

  @Column(name = "hour_started_at")
  @Convert(converter = InstantColumn.class)
  private Instant hourStartedAt;

  @Column(name = "in_day")
  private int inDay;

  @Column(name = "day_started_at")
  @Convert(converter = InstantColumn.class)
  private Instant dayStartedAt;

  @Column(name = "last_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastAt;

  protected MailCount() {}

  MailCount(String addressDigest) {
    this.addressDigest = addressDigest;
  }

  /** Whether one more mail fits. */
  boolean allows(Limit hour, Limit day, Instant now) {
    return hour.pause(ofHour(), now).isZero() && day.pause(ofDay(), now).isZero();
  }

  /** Counts one more mail. */
  void add(Limit hour, Limit day, Instant now) {
    Count nextOfHour = hour.next(ofHour(), now);
    Count nextOfDay = day.next(ofDay(), now);
    this.inHour = nextOfHour.tries();
    this.hourStartedAt = nextOfHour.startedAt();
    this.inDay = nextOfDay.tries();
    this.dayStartedAt = nextOfDay.startedAt();
    this.lastAt = nextOfDay.lastAt();
  }

  private Count ofHour() {
    return lastAt == null ? null : new Count(inHour, hourStartedAt, lastAt);
  }

  private Count ofDay() {
    return lastAt == null ? null : new Count(inDay, dayStartedAt, lastAt);
  }
}
