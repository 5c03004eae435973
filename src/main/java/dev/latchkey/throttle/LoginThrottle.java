package dev.latchkey.throttle;

import dev.latchkey.account.LoginName;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Slows down who guesses passwords: per account, existing or not, and per address. Only failures
 * are written; a login that succeeds costs one lookup. An address from which the account was logged
 * in to within 30 days counts apart, so that a stranger's failures do not lock the owner out.
 */
@ApplicationScoped
public class LoginThrottle {
  private static final Duration FAMILIAR = Duration.ofDays(30);

  /** What stands for the account where there is none: the same query, no rows. */
  private static final long NOBODY = -1;

  @Inject private Throttle throttle;
  @Inject private Attempts attempts;
  @Inject private AuditTrail audit;
  @Inject private ThrottleSettings settings;
  @Inject private Clock clock;

  /**
   * Lets a login be tried.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, before anything is hashed
   */
  public Try admit(OptionalLong account, LoginName name, Caller caller) {
    if (!settings.on()) {
      return new Try(account, caller, null, null, null, false);
    }
    String address = caller.ip().subnet().toString();
    // What was typed, not whom it names: that two names share a count would tell that they are one
    // account's.
    String owner = Digest.sha256(name.folded()).hex();
    Long id = account.isPresent() ? account.getAsLong() : null;
    Bucket everybody = new Bucket("login:" + owner, settings.account());
    Bucket familiar = new Bucket("login:" + owner + ":" + address, settings.account());
    Bucket source = new Bucket("login:from:" + address, settings.login());
    Map<String, Attempts.Count> counts = attempts.in(everybody, familiar, source);
    throttle.admit(source, counts.get(source.key()), id, caller);
    boolean counted = counts.containsKey(everybody.key()) || counts.containsKey(familiar.key());
    Try attempt = new Try(account, caller, everybody, familiar, source, counted);
    if (counted) {
      Bucket bucket = bucketOf(attempt);
      throttle.admit(bucket, counts.get(bucket.key()), id, caller);
    }
    return attempt;
  }

  /** Counts a login that failed. */
  public void failed(Try attempt) {
    if (settings.on()) {
      throttle.failed(bucketOf(attempt), attempt.accountId(), attempt.caller());
      throttle.failed(attempt.source(), attempt.accountId(), attempt.caller());
    }
  }

  /** Forgets the failures that came before a login that succeeded. */
  public void succeeded(Try attempt) {
    if (attempt.counted()) {
      attempts.clear(bucketOf(attempt).key(), clock.instant());
    }
  }

  private Bucket bucketOf(Try attempt) {
    boolean known =
        audit.hasLoggedIn(
            attempt.account().orElse(NOBODY),
            attempt.caller().ipText(),
            clock.instant().minus(FAMILIAR));
    return known ? attempt.familiar() : attempt.everybody();
  }

  /** A login that was let through to be tried. */
  public record Try(
      OptionalLong account,
      Caller caller,
      Bucket everybody,
      Bucket familiar,
      Bucket source,
      boolean counted) {

    /** For the audit trail; null where there is no such account. */
    Long accountId() {
      return account.isPresent() ? account.getAsLong() : null;
    }
  }
}
