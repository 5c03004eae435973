package dev.latchkey.familiar;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.caller.Caller;
import dev.latchkey.database.Retry;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells whether an account was recently logged in to from the caller's subnet. */
@ApplicationScoped
public class Familiarity {
  /** How long a subnet stays familiar after the last login from it. */
  static final Duration LASTS = Duration.ofDays(30);

  /** A login is recorded at most once per day, so that most logins write nothing here. */
  private static final Duration PRECISION = Duration.ofDays(1);

  /** The id for an unknown account. The query is the same, but finds no rows. */
  private static final long NOBODY = -1;

  @Inject private FamiliarAddresses addresses;
  @Inject private Clock clock;

  /** Whether the account was logged in to from the caller's subnet in the last 30 days. */
  public boolean includes(Long accountId, Caller caller) {
    return isWithin(LASTS, accountId == null ? NOBODY : accountId, caller.ip().subnet());
  }

  /** Records a successful login. */
  public void note(long accountId, Caller caller) {
    AddressBlock subnet = caller.ip().subnet();
    Instant now = clock.instant();
    if (isWithin(PRECISION, accountId, subnet) || renew(accountId, subnet, now)) {
      return;
    }
    try {
      addresses.add(accountId, subnet, now);
    } catch (EJBException | PersistenceException raced) {
      renew(accountId, subnet, now);
    }
  }

  // Retries only this statement. The session is already open, so the login must not be repeated.
  private boolean renew(long accountId, AddressBlock subnet, Instant now) {
    return Retry.of(() -> addresses.renew(accountId, subnet, now));
  }

  private boolean isWithin(Duration period, long accountId, AddressBlock subnet) {
    Instant since = clock.instant().minus(period);
    return addresses.lastLogin(accountId, subnet).filter(since::isBefore).isPresent();
  }
}
