package dev.latchkey.proof;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.throttle.Bucket;
import dev.latchkey.throttle.PasswordTry;
import dev.latchkey.throttle.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One login that may be tried. Tell it the outcome and close it, as a {@link PasswordTry}. */
public final class LoginTry implements AutoCloseable {
  private final RateLimiter limiter;
  private final DatabaseClock clock;
  private final LoginBuckets login;
  private final Place place;
  private final LoginAllowance admission;
  private final PasswordTry counted;

  LoginTry(
      RateLimiter limiter,
      DatabaseClock clock,
      LoginBuckets login,
      Place place,
      LoginAllowance admission) {
    this.limiter = limiter;
    this.clock = clock;
    this.login = login;
    this.place = place;
    this.admission = admission;
    this.counted =
        limiter.attempt(admission.counted(), admission.last(), login.accountId(), login.caller());
  }

  /**
   * Whether the password may be right. If not, the caller still computes a hash: otherwise the time
   * would reveal that the address is not familiar, and so who is registered.
   */
  public boolean mayMatch() {
    return admission.mayMatch();
  }

  /** Counts a wrong password; returns the answer. */
  public Problem failed() {
    List<Bucket> usedUp = limiter.add(uncounted());
    // One row in the audit trail is enough for the name; the count at this address is not an event.
    counted.failed(usedUp.stream().anyMatch(bucket -> !bucket.equals(login.nameHere())));
    return admission.ofName()
        ? ProblemType.CREDENTIALS_REFUSED.raise()
        : RateLimiter.tooMany(Duration.between(clock.estimate(), admission.nameFreeAt()));
  }

  private List<Bucket> uncounted() {
    List<Bucket> buckets = new ArrayList<>(admission.ofName() ? login.buckets() : login.sources());
    buckets.remove(admission.counted());
    return buckets;
  }

  /** The password was right: earlier failures are forgotten, and the next login may go on. */
  public void succeeded() {
    counted.succeeded(
        Stream.of(login.name(), login.nameHere())
            .filter(bucket -> admission.ofName() || bucket.equals(login.nameHere()))
            .filter(admission::isFilled)
            .toList());
    place.endTurn();
  }

  @Override
  public void close() {
    try {
      counted.close();
    } finally {
      place.close();
    }
  }
}
