package dev.latchkey.throttle;

import dev.latchkey.database.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All tries that still count, in the database so that every node counts together. A try is counted
 * under the lock of its row, so that of many at the same moment no more are let through than are
 * free. Callers name buckets in one order (account, account and address, subnet, site): two
 * transactions never wait for each other.
 */
@Stateless
public class AttemptCounters {
  /** A named query of so many buckets as a login has: every login asks it, it is prepared once. */
  static final String IN = "AttemptCounter.in";

  private static final List<String> PARAMETERS = List.of("a", "b", "c", "d");

  @PersistenceContext private EntityManager entities;

  /** What stands in these buckets, at most four, by key; an empty one is left out. */
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
   * Counts one try in each of these buckets if all of them have one free, or in none.
   *
   * @throws jakarta.persistence.PersistenceException if two nodes counted the first try of a bucket
   *     at the same moment; again is right
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Taken take(List<Bucket> buckets, Instant now) {
    return takeWithin(buckets, now);
  }

  /** As {@link #take}, in the caller's transaction: what is rolled back was not counted. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Taken takeWithin(List<Bucket> buckets, Instant now) {
    for (Bucket bucket : buckets) {
      Count count = locked(bucket).map(AttemptCounter::count).orElse(null);
      Duration wait = bucket.limit().pause(count, now);
      if (!wait.isZero()) {
        return Taken.refused(wait);
      }
    }
    return Taken.of(addAll(buckets, now));
  }

  /**
   * Counts one try in each of these buckets, free or not; throws as {@link #take}.
   *
   * @return the buckets whose last free try it was
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<Bucket> add(List<Bucket> buckets, Instant now) {
    return addAll(buckets, now);
  }

  private List<Bucket> addAll(List<Bucket> buckets, Instant now) {
    List<Bucket> usedUp = new ArrayList<>();
    for (Bucket bucket : buckets) {
      AttemptCounter attempt = locked(bucket).orElseGet(() -> new AttemptCounter(bucket.key()));
      if (attempt.add(bucket.limit(), now) == bucket.limit().allowed()) {
        usedUp.add(bucket);
      }
      entities.persist(attempt);
      // At once: rows are locked in the order of the list, new ones as well.
      entities.flush();
    }
    return usedUp;
  }

  private Optional<AttemptCounter> locked(Bucket bucket) {
    return Optional.ofNullable(
        entities.find(AttemptCounter.class, bucket.key(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** Gives back one try that was counted and then not made; the time of the last stays. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void giveBack(Bucket bucket) {
    entities
        .createQuery(
            "update AttemptCounter a set a.tries = a.tries - 1 where a.bucket = :bucket and a.tries > 0")
        .setParameter("bucket", bucket.key())
        .executeUpdate();
  }

  /** Forgets what was counted in these buckets. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void clear(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      entities
          .createQuery("delete from AttemptCounter a where a.bucket = :bucket")
          .setParameter("bucket", bucket.key())
          .executeUpdate();
    }
  }

  /** Forgets some buckets last counted in before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, AttemptCounter.class, "bucket", "lastAt", before, most);
  }
}
