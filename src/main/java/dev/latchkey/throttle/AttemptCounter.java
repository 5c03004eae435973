package dev.latchkey.throttle;

import dev.latchkey.database.InstantColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** The attempts counted in one bucket. */
@Entity
@Table(name = "attempt_counter")
@NamedQuery(
    name = AttemptCounters.IN,
    query =
        "select a.bucket, a.tries, a.startedAt, a.lastAt from AttemptCounter a"
            + " where a.bucket = :a or a.bucket = :b or a.bucket = :c or a.bucket = :d")
public class AttemptCounter {
  @Id private String bucket;

  private int tries;

  @Column(name = "started_at")
  @Convert(converter = InstantColumn.class)
  private Instant startedAt;

  @Column(name = "last_at")
  @Convert(converter = InstantColumn.class)
  private Instant lastAt;

  protected AttemptCounter() {}

  AttemptCounter(String bucket) {
    this.bucket = bucket;
  }

  /** Counts one more attempt; returns the new number. */
  int add(Limit limit, Instant now) {
    Count next = limit.next(count(), now);
    this.tries = next.tries();
    this.startedAt = next.startedAt();
    this.lastAt = next.lastAt();
    return tries;
  }

  /** The count; null before the first attempt. */
  Count count() {
    return startedAt == null ? null : new Count(tries, startedAt, lastAt);
  }
}
