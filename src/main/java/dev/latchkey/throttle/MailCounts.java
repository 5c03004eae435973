package dev.latchkey.throttle;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retention;
import dev.latchkey.name.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;

/**
 * The budget of an address for mails that somebody other than its owner can cause. All kinds share
 * it, so that nobody can fill another person's mailbox by combining them. It counts by the digest
 * of the address, whether an account has it or not. Works in the caller's transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MailCounts {
  private static final Duration DAY = Duration.ofDays(1);

  @PersistenceContext private EntityManager entities;
  @Inject private ThrottleSettings settings;
  @Inject private DatabaseClock clock;

  /** Counts one mail, if it fits. If not, it must not be sent. */
  public boolean take(EmailAddress address) {
    MailCount count = locked(address);
    boolean fits = !settings.on() || count.allows(hour(), day(), clock.estimate());
    if (fits) {
      add(count);
    }
    return fits;
  }

  /** Counts a mail that has a limit of its own, whether it fits or not. */
  public void add(EmailAddress address) {
    add(locked(address));
  }

  private void add(MailCount count) {
    count.add(hour(), day(), clock.estimate());
    entities.persist(count);
  }

  private MailCount locked(EmailAddress address) {
    MailCount count =
        entities.find(MailCount.class, address.digest(), LockModeType.PESSIMISTIC_WRITE);
    return count == null ? new MailCount(address.digest()) : count;
  }

  private Limit hour() {
    return new Limit(settings.mailsPerHour(), Limit.LONGEST_WINDOW, Duration.ZERO);
  }

  private Limit day() {
    return new Limit(settings.mailsPerDay(), DAY, Duration.ZERO);
  }

  /** A count stays while its day can hold it. */
  @Produces
  @Singleton
  public static Retention retention() {
    return new Retention(
        "mail counts", MailCount.class, "addressDigest", "lastAt", DAY.multipliedBy(2));
  }
}
