package dev.latchkey.throttle;

import dev.latchkey.account.LoginName;
import dev.latchkey.caller.AddressBlock;
import dev.latchkey.runtime.Caller;
import dev.latchkey.secret.Digest;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Slows down who guesses passwords: per account, existing or not, and per address. Only failures
 * are written; a login that succeeds costs one lookup. An address from which the account was logged
 * in to within 30 days counts apart, so that a stranger's failures do not lock the owner out.
 */
@ApplicationScoped
public class LoginThrottle {
  /** How long an address stays familiar after the last login from it. */
  public static final Duration FAMILIAR = Duration.ofDays(30);

  /** A login is noted once a day, so that most logins write nothing here. */
  private static final Duration PRECISION = Duration.ofDays(1);

  /** What stands for the account where there is none: the same query, no rows. */
  private static final long NOBODY = -1;

  @Inject private Throttle throttle;
  @Inject private Attempts attempts;
  @Inject private FamiliarAddresses addresses;
  @Inject private ThrottleSettings settings;
  @Inject private Clock clock;

  /**
   * Lets a login be tried.
   *
   * @throws dev.latchkey.problem.Problem 429 with the seconds to wait, before anything is hashed
   */
  public Try admit(OptionalLong account, LoginName name, Caller caller) {
    if (!settings.on()) {
      return new Try(account, caller, null, null, null, false, Optional.empty());
    }
    AddressBlock address = caller.ip().subnet();
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
    // Before the login is judged: its own success must not make the address familiar.
    Optional<Instant> lastLogin = addresses.lastLogin(account.orElse(NOBODY), address);
    Try attempt = new Try(account, caller, everybody, familiar, source, counted, lastLogin);
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
    if (settings.on() && !isWithin(PRECISION, attempt)) {
      note(attempt.accountId(), attempt.caller().ip().subnet());
    }
  }

  private void note(long accountId, AddressBlock subnet) {
    Instant now = clock.instant();
    if (!addresses.renew(accountId, subnet, now)) {
      try {
        addresses.add(accountId, subnet, now);
      } catch (EJBException | PersistenceException raced) {
        addresses.renew(accountId, subnet, now);
      }
    }
  }

  private Bucket bucketOf(Try attempt) {
    return isWithin(FAMILIAR, attempt) ? attempt.familiar() : attempt.everybody();
  }

  private boolean isWithin(Duration period, Try attempt) {
    Instant since = clock.instant().minus(period);
    return attempt.lastLogin().filter(since::isBefore).isPresent();
  }

  /** A login that was let through to be tried. */
  public record Try(
      OptionalLong account,
      Caller caller,
      Bucket everybody,
      Bucket familiar,
      Bucket source,
      boolean counted,
      Optional<Instant> lastLogin) {

    /** For the audit trail; null where there is no such account. */
    Long accountId() {
      return account.isPresent() ? account.getAsLong() : null;
    }
  }
}
