package dev.latchkey.throttle;

import dev.latchkey.problem.ProblemType;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Slows down whoever tries too often, on every node alike. */
@ApplicationScoped
public class Throttle {
  @Inject private Attempts attempts;
  @Inject private ThrottleSettings settings;
  @Inject private Clock clock;

  /**
   * Counts one signup from the caller's address.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, if there were too many
   */
  public void signup(Caller caller) {
    spend(new Bucket("signup:" + AddressGroup.of(caller.ip()), settings.signup()));
  }

  /** Counts one request of a reset from the caller's address; throws as {@link #signup}. */
  public void forgot(Caller caller) {
    spend(new Bucket("forgot:" + AddressGroup.of(caller.ip()), settings.forgot()));
  }

  /** Counts one try of a reset token from the caller's address; throws as {@link #signup}. */
  public void reset(Caller caller) {
    spend(new Bucket("reset:" + AddressGroup.of(caller.ip()), settings.reset()));
  }

  /**
   * Lets somebody who is logged in prove the password once more; a stolen token must not become a
   * way to guess it.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait
   */
  public Bucket proof(long accountId) {
    Bucket bucket = new Bucket("proof:" + accountId, settings.account());
    if (settings.on()) {
      admit(bucket, attempts.in(List.of(bucket.key())));
    }
    return bucket;
  }

  /** Counts a failure. */
  public void failed(Bucket bucket) {
    if (!settings.on()) {
      return;
    }
    Instant now = clock.instant();
    Attempts.Count count = attempts.in(List.of(bucket.key())).get(bucket.key());
    if (count != null && bucket.limit().isOver(count, now)) {
      attempts.clear(bucket.key(), count.lastAt());
    }
    if (!attempts.increment(bucket.key(), now)) {
      begin(bucket.key(), now);
    }
  }

  void admit(Bucket bucket, Map<String, Attempts.Count> counts) {
    Attempts.Count count = counts.get(bucket.key());
    Instant now = clock.instant();
    if (count != null) {
      Duration wait = Duration.between(now, bucket.limit().freeAt(count, now));
      if (wait.compareTo(Duration.ZERO) > 0) {
        throw ProblemType.THROTTLED.raiseRetryingAfter(wait.plusMillis(999).toSeconds());
      }
    }
  }

  private void spend(Bucket bucket) {
    if (settings.on()) {
      admit(bucket, attempts.in(List.of(bucket.key())));
      failed(bucket);
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
