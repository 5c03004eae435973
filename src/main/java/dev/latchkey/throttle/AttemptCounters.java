package dev.latchkey.throttle;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retention;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All attempt counters. They are in the database, so that all nodes share them. An attempt is
 * counted under the lock of its row, so simultaneous attempts cannot exceed the limit. Callers must
 * always name buckets in the same order (account, account and address, subnet, site), so that two
 * transactions never deadlock. The time of an attempt is read after the lock. A time from before a
 * long wait would make the counts of others look as if they came from the future.
 */
@Stateless
public class AttemptCounters {
  /** A named query is prepared once. Every login runs this one, for up to four buckets. */
  static final String IN = "AttemptCounter.in";

  private static final List<String> PARAMETERS = List.of("a", "b", "c", "d");

  /** Longer than any window. */
  private static final Duration COUNTED = Limit.LONGEST_WINDOW.multipliedBy(2);

  @PersistenceContext private EntityManager entities;
  @Inject private DatabaseClock clock;

  /** The counts of these buckets (at most four), by key. Buckets without a count are left out. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, Count> in(List<Bucket> buckets) {
    var query = entities.createNamedQuery(IN, Object[].class);
    for (int i = 0; i < PARAMETERS.size(); i++) {
      Bucket bucket = buckets.get(Math.min(i, buckets.size() - 1));
      query.setParameter(PARAMETERS.get(i), bucket.key());
    }
    return query
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], AttemptCounters::count));
  }

  private static Count count(Object[] row) {
    return new Count((int) row[1], (Instant) row[2], (Instant) row[3]);
  }

  /**
   * Counts one attempt in each of these buckets, if none of them is at its limit. Otherwise counts
   * nothing.
   *
   * @throws jakarta.persistence.PersistenceException if two nodes counted the first attempt of a
   *     bucket at the same moment; the caller should try again
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Taken take(List<Bucket> buckets) {
    return takeWithin(buckets);
  }

  /**
   * As {@link #take}, but in the caller's transaction. A rollback also undoes the count. What was
   * checked is what is counted: a row that was missing is inserted, never looked up a second time.
   * Otherwise a call that saw no row could count past the limit in the row of others.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Taken takeWithin(List<Bucket> buckets) {
    Map<Bucket, AttemptCounter> counters = new LinkedHashMap<>();
    for (Bucket bucket : buckets) {
      AttemptCounter counter = locked(bucket);
      Duration wait = bucket.limit().pause(counter.count(), clock.estimate());
      if (!wait.isZero()) {
        return Taken.refused(wait);
      }
      counters.put(bucket, counter);
    }
    List<Bucket> usedUp = new ArrayList<>();
    counters.forEach((bucket, counter) -> count(bucket, counter, usedUp));
    return Taken.of(usedUp);
  }

  /**
   * Counts one attempt in each of these buckets, even at the limit. Throws as {@link #take}.
   *
   * @return the buckets whose limit this attempt has reached
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Bucket> add(List<Bucket> buckets) {
    List<Bucket> usedUp = new ArrayList<>();
    buckets.forEach(bucket -> count(bucket, locked(bucket), usedUp));
    return usedUp;
  }

  private void count(Bucket bucket, AttemptCounter counter, List<Bucket> usedUp) {
    if (counter.add(bucket.limit(), clock.estimate()) == bucket.limit().allowed()) {
      usedUp.add(bucket);
    }
    entities.persist(counter);
    // Flush now, so that new rows too are locked in the order of the list.
    entities.flush();
  }

  /** The counter of this bucket, locked; a new one, not stored yet, if there is no row. */
  private AttemptCounter locked(Bucket bucket) {
    AttemptCounter counter =
        entities.find(AttemptCounter.class, bucket.key(), LockModeType.PESSIMISTIC_WRITE);
    return counter == null ? new AttemptCounter(bucket.key()) : counter;
  }

  /** Takes back one attempt that was counted but not made. The time of the last attempt stays. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void giveBack(Bucket bucket) {
    entities
        .createQuery(
            "update AttemptCounter a set a.tries = a.tries - 1 where a.bucket = :bucket and a.tries > 0")
        .setParameter("bucket", bucket.key())
        .executeUpdate();
  }

  /** Deletes the counts of these buckets. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void clear(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      entities
          .createQuery("delete from AttemptCounter a where a.bucket = :bucket")
          .setParameter("bucket", bucket.key())
          .executeUpdate();
    }
  }

  /** Counters stay while a window can hold them. */
  @Produces
  @Singleton
  public static Retention retention() {
    return new Retention("attempts", AttemptCounter.class, "bucket", "lastAt", COUNTED);
  }
}
