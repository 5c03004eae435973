package dev.latchkey.throttle;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.SqlState;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts an attempt before it is made. So simultaneous attempts cannot exceed the limit, on any
 * number of nodes (docs/decisions/0011-throttle.md).
 */
@ApplicationScoped
public class RateLimiter {
  private static final int ROUNDS = 5;

  @Inject private AttemptCounters attempts;
  @Inject private AuditTrail audit;
  @Inject private ThrottleSettings settings;
  @Inject private DatabaseClock clock;

  /**
   * Counts one attempt.
   *
   * @throws Problem 429 with the seconds to wait, if one of the buckets is at its limit
   */
  void spend(List<Bucket> buckets, Long accountId, Caller caller) {
    settle(take(buckets, counts(buckets)), accountId, caller);
  }

  /**
   * As {@link #spend}, but in the caller's transaction. A rollback also undoes the count. The
   * caller holds a lock that every user of this bucket takes first.
   */
  void spendWithin(Bucket bucket, long accountId, Caller caller) {
    if (settings.on()) {
      settle(attempts.takeWithin(List.of(bucket)), accountId, caller);
    }
  }

  /** As {@link #spend}, but counts nothing. */
  void check(Bucket bucket, long accountId, Caller caller) {
    Map<String, Count> counts = counts(List.of(bucket));
    Duration wait = bucket.limit().pause(counts.get(bucket.key()), clock.estimate());
    if (!wait.isZero()) {
      throw refusal(wait, accountId, caller);
    }
  }

  private void settle(Taken taken, Long accountId, Caller caller) {
    if (!taken.letThrough()) {
      throw refusal(taken.pause(), accountId, caller);
    }
    noteIf(taken.isLast(), accountId, caller);
  }

  /** The counts of these buckets, by key. Buckets without a count are left out. */
  public Map<String, Count> counts(List<Bucket> buckets) {
    return settings.on() ? attempts.in(buckets) : Map.of();
  }

  /** Counts one attempt, if the bucket is not at its limit. */
  public Taken take(Bucket bucket, Map<String, Count> counts) {
    return take(List.of(bucket), counts);
  }

  /**
   * Counts one attempt, if no bucket is at its limit. If a bucket was at its limit when it was
   * read, its row is not locked. So a flood of refused calls does not queue for that row.
   */
  private Taken take(List<Bucket> buckets, Map<String, Count> counts) {
    Instant now = clock.estimate();
    for (Bucket bucket : buckets) {
      Duration wait = bucket.limit().pause(counts.get(bucket.key()), now);
      if (!wait.isZero()) {
        return Taken.refused(wait);
      }
    }
    return settings.on() ? retried(() -> attempts.take(buckets)) : Taken.of(List.of());
  }

  /** Counts a failure in each bucket; returns the buckets whose limit it has reached. */
  public List<Bucket> add(List<Bucket> buckets) {
    return settings.on() ? retried(() -> attempts.add(buckets)) : List.of();
  }

  /**
   * An attempt that was counted in this bucket.
   *
   * @param counted null if nothing was counted
   * @param last whether it was the last free attempt in this bucket
   * @param accountId null if there is no such account
   */
  public PasswordTry attempt(Bucket counted, boolean last, Long accountId, Caller caller) {
    return new PasswordTry(this, counted, last, accountId, caller);
  }

  /** Takes back an attempt that was counted but not made. */
  public void giveBack(Bucket bucket) {
    if (settings.on()) {
      attempts.giveBack(bucket);
    }
  }

  /** Deletes the counts of these buckets. */
  public void clear(List<Bucket> buckets) {
    if (settings.on() && !buckets.isEmpty()) {
      attempts.clear(buckets);
    }
  }

  /**
   * Creates the 429 and logs it. It writes no audit row, because anyone could cause any number of
   * them.
   */
  public Problem refusal(Duration wait, Long accountId, Caller caller) {
    audit.note(AuditAction.THROTTLE, accountId, caller);
    return tooMany(wait);
  }

  /** Creates the 429 without a log line. */
  public static Problem tooMany(Duration wait) {
    return ProblemType.THROTTLED.raiseRetryingAfter(wait.plusMillis(999).toSeconds());
  }

  /** Writes one audit row, if this attempt was the last one allowed. */
  public void noteIf(boolean last, Long accountId, Caller caller) {
    if (last) {
      audit.refusal(AuditAction.THROTTLE, accountId, caller);
    }
  }

  private static <T> T retried(Supplier<T> work) {
    for (int round = 1; ; round++) {
      try {
        return work.get();
      } catch (EJBException | PersistenceException raced) {
        if (round == ROUNDS || !isRace(raced)) {
          throw raced;
        }
      }
    }
  }

  /** Two transactions inserted the same row, or deadlocked. */
  private static boolean isRace(RuntimeException thrown) {
    return SqlState.of(thrown).equals(SqlState.UNIQUE_VIOLATION) || Retry.isRolledBack(thrown);
  }
}
