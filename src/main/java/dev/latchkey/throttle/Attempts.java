package dev.latchkey.throttle;

import dev.latchkey.runtime.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All tries that still count, in the database so that every node counts together. */
@Stateless
public class Attempts {
  /** A named query of so many buckets as a login has: every login asks it, it is prepared once. */
  static final String IN = "Attempt.in";

  @PersistenceContext private EntityManager entities;

  /** What stands in this bucket, if it is not empty. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Count> in(Bucket bucket) {
    return Optional.ofNullable(in(bucket, bucket, bucket).get(bucket.key()));
  }

  /** What stands in these buckets, in one round trip; one that is empty is left out. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, Count> in(Bucket first, Bucket second, Bucket third) {
    return entities
        .createNamedQuery(IN, Attempt.class)
        .setParameter("a", first.key())
        .setParameter("b", second.key())
        .setParameter("c", third.key())
        .getResultStream()
        .collect(Collectors.toMap(Attempt::bucket, Attempt::count));
  }

  /** Counts one more try; false if the bucket is empty. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean increment(String bucket, Instant now) {
    return entities
            .createQuery(
                "update Attempt a set a.tries = a.tries + 1, a.lastAt = :now"
                    + " where a.bucket = :bucket")
            .setParameter("now", now)
            .setParameter("bucket", bucket)
            .executeUpdate()
        == 1;
  }

  /**
   * Counts the first try.
   *
   * @throws jakarta.persistence.PersistenceException if another was counted at the same moment
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void begin(String bucket, Instant now) {
    entities.persist(new Attempt(bucket, now));
    entities.flush();
  }

  /** Forgets what was counted in a bucket before this moment. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void clear(String bucket, Instant lastBefore) {
    entities
        .createQuery("delete from Attempt a where a.bucket = :bucket and a.lastAt <= :before")
        .setParameter("bucket", bucket)
        .setParameter("before", lastBefore)
        .executeUpdate();
  }

  /** Forgets some buckets last counted in before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, Attempt.class, "bucket", "lastAt", before, most);
  }

  /** What was counted: how many, since when, and when last. */
  public record Count(int tries, Instant startedAt, Instant lastAt) {}
}
