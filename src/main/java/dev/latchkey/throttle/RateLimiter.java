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
 * Counts a try first and lets it through after, so that no more pass than are free, however many
 * come at the same moment and to whichever node (docs/decisions/0011-throttle.md).
 */
@ApplicationScoped
public class RateLimiter {
  private static final int ROUNDS = 5;

  @Inject private AttemptCounters attempts;
  @Inject private AuditTrail audit;
  @Inject private ThrottleSettings settings;
  @Inject private DatabaseClock clock;

  /**
   * Counts one try.
   *
   * @throws Problem 429 with the seconds to wait, if one of the buckets has none free
   */
  void spend(List<Bucket> buckets, Long accountId, Caller caller) {
    settle(take(buckets, counts(buckets)), accountId, caller);
  }

  /**
   * As {@link #spend}, in the caller's transaction: what is rolled back was not counted. The caller
   * holds a lock that all who count in this bucket take first.
   */
  void spendWithin(Bucket bucket, long accountId, Caller caller) {
    if (settings.on()) {
      settle(attempts.takeWithin(List.of(bucket), clock.estimate()), accountId, caller);
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

  /** What stands in these buckets, by key; an empty one is left out. */
  public Map<String, Count> counts(List<Bucket> buckets) {
    return settings.on() ? attempts.in(buckets) : Map.of();
  }

  /** Counts one try, if the bucket has one free. */
  public Taken take(Bucket bucket, Map<String, Count> counts) {
    return take(List.of(bucket), counts);
  }

  /**
   * Counts one try, if all buckets have one free. One that had none when it was looked at is not
   * asked again: a flood of refused calls does not queue for the row that it would count in.
   */
  private Taken take(List<Bucket> buckets, Map<String, Count> counts) {
    Instant now = clock.estimate();
    for (Bucket bucket : buckets) {
      Duration wait = bucket.limit().pause(counts.get(bucket.key()), now);
      if (!wait.isZero()) {
        return Taken.refused(wait);
      }
    }
    return settings.on() ? retried(() -> attempts.take(buckets, now)) : Taken.of(List.of());
  }

  /** Counts failures; returns the buckets that have none free from now on. */
  public List<Bucket> add(List<Bucket> buckets) {
    Instant now = clock.estimate();
    return settings.on() ? retried(() -> attempts.add(buckets, now)) : List.of();
  }

  /** Gives back a try that was counted and then not made. */
  public void giveBack(Bucket bucket) {
    if (settings.on()) {
      attempts.giveBack(bucket);
    }
  }

  /** Forgets what was counted in these buckets. */
  public void clear(List<Bucket> buckets) {
    if (settings.on() && !buckets.isEmpty()) {
      attempts.clear(buckets);
    }
  }

  /** The 429, said in the log. A refusal is no row: a stranger could repeat it at will. */
  public Problem refusal(Duration wait, Long accountId, Caller caller) {
    audit.note(AuditAction.THROTTLE, accountId, caller);
    return tooMany(wait);
  }

  /** The 429 alone. */
  public static Problem tooMany(Duration wait) {
    return ProblemType.THROTTLED.raiseRetryingAfter(wait.plusMillis(999).toSeconds());
  }

  /** The try that uses up what is free is one row in the audit trail. */
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

  /** Two have inserted the same row, or waited for each other. */
  private static boolean isRace(RuntimeException thrown) {
    return SqlState.of(thrown).equals(SqlState.UNIQUE_VIOLATION) || Retry.isRolledBack(thrown);
  }
}
