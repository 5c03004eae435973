package dev.latchkey.throttle;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Slows down whoever tries too often, on every node alike. */
@ApplicationScoped
public class Throttle {
  @Inject private Attempts attempts;
  @Inject private AuditTrail audit;
  @Inject private ThrottleSettings settings;
  @Inject private Clock clock;

  /**
   * Counts one signup from the caller's address.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void signup(Caller caller) {
    spend(new Bucket("signup:" + caller.ip().subnet(), settings.signup()), caller);
  }

  /** Counts one request of a reset from the caller's address; throws as {@link #signup}. */
  public void forgot(Caller caller) {
    spend(new Bucket("forgot:" + caller.ip().subnet(), settings.forgot()), caller);
  }

  /** Counts one try of a reset token from the caller's address; throws as {@link #signup}. */
  public void reset(Caller caller) {
    spend(new Bucket("reset:" + caller.ip().subnet(), settings.reset()), caller);
  }

  /**
   * Lets somebody who is logged in prove the password once more; a stolen token must not become a
   * way to guess it.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait
   */
  public Bucket proof(long accountId, Caller caller) {
    Bucket bucket = new Bucket("proof:" + accountId, settings.account());
    if (settings.on()) {
      admit(bucket, attempts.in(bucket).orElse(null), accountId, caller);
    }
    return bucket;
  }

  /** Counts a failure; the one that uses up what is free leaves a row in the audit trail. */
  public void failed(Bucket bucket, Long accountId, Caller caller) {
    if (!settings.on()) {
      return;
    }
    int before = triesIn(bucket);
    count(bucket.key(), clock.instant());
    // Two at once may both see the limit passed; that it is passed unseen cannot be.
    if (before < bucket.limit().allowed() && triesIn(bucket) >= bucket.limit().allowed()) {
      audit.refusal(AuditAction.THROTTLE, accountId, caller);
    }
  }

  /** Raises the 429 of a bucket that is used up, and says so in the log; an empty one is null. */
  void admit(Bucket bucket, Attempts.Count count, Long accountId, Caller caller) {
    Instant now = clock.instant();
    if (count != null) {
      Duration wait = Duration.between(now, bucket.limit().freeAt(count, now));
      if (wait.compareTo(Duration.ZERO) > 0) {
        audit.note(AuditAction.THROTTLE, accountId, caller);
        throw ProblemType.THROTTLED.raiseRetryingAfter(wait.plusMillis(999).toSeconds());
      }
    }
  }

  private void spend(Bucket bucket, Caller caller) {
    if (settings.on()) {
      admit(bucket, attempts.in(bucket).orElse(null), null, caller);
      failed(bucket, null, caller);
    }
  }

  /** How many tries still count; those of a window that has passed are forgotten. */
  private int triesIn(Bucket bucket) {
    Attempts.Count count = attempts.in(bucket).orElse(null);
    if (count != null && bucket.limit().isOver(count, clock.instant())) {
      attempts.clear(bucket.key(), count.lastAt());
      return 0;
    }
    return count == null ? 0 : count.tries();
  }

  private void count(String bucket, Instant now) {
    if (!attempts.increment(bucket, now)) {
      begin(bucket, now);
    }
  }

  private void begin(String bucket, Instant now) {
    try {
      attempts.begin(bucket, now);
    } catch (PersistenceException | EJBException raced) {
      attempts.increment(bucket, now);
    }
  }
}
