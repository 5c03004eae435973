package dev.latchkey.proof;

import dev.latchkey.account.Account;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.name.LoginName;
import dev.latchkey.seal.Digest;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.Count;
import dev.latchkey.throttle.RateLimiter;
import dev.latchkey.throttle.ThrottleSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The failed logins that count against an account: by its username and by its address. */
@ApplicationScoped
public class FailedLogins {
  @Inject private RateLimiter limiter;
  @Inject private ThrottleSettings settings;
  @Inject private DatabaseClock clock;

  /** The bucket in which failures with this name are counted. */
  static Bucket bucket(LoginName name, ThrottleSettings settings) {
    return new Bucket("login:" + Digest.sha256(name.folded()).hex(), settings.account());
  }

  /** How many count now, and until when a login from a new address is refused. */
  public State of(Account account) {
    Instant now = clock.estimate();
    List<Bucket> buckets = buckets(account);
    Map<String, Count> counts = limiter.counts(buckets);
    int tries = 0;
    Duration wait = Duration.ZERO;
    for (Bucket bucket : buckets) {
      Count count = counts.get(bucket.key());
      tries += bucket.limit().counted(count, now);
      Duration pause = bucket.limit().pause(count, now);
      wait = pause.compareTo(wait) > 0 ? pause : wait;
    }
    return new State(tries, wait.isZero() ? null : now.plus(wait));
  }

  /** Deletes the counts. */
  public void forget(Account account) {
    limiter.clear(buckets(account));
  }

  private List<Bucket> buckets(Account account) {
    return Stream.of(account.username(), account.email())
        .map(name -> bucket(new LoginName(name), settings))
        .toList();
  }

  /**
   * The failed logins of an account.
   *
   * @param count how many count now
   * @param lockedUntil null if a login may be tried now
   */
  public record State(int count, Instant lockedUntil) {}
}
