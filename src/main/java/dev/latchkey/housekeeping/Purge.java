package dev.latchkey.housekeeping;

import dev.latchkey.audit.AuditTrail;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.familiar.FamiliarAddresses;
import dev.latchkey.familiar.Familiarity;
import dev.latchkey.session.Sessions;
import dev.latchkey.throttle.AttemptCounters;
import dev.latchkey.throttle.Limit;
import dev.latchkey.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Deletes expired rows by the database's clock, in batches that hold no lock for long. */
@ApplicationScoped
public class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class.getName());
  private static final int BATCH = 500;

  /** Longer than any window in which tries or reset mails are counted. */
  private static final Duration COUNTED = Limit.LONGEST_WINDOW.multipliedBy(2);

  /** How long the row of a session stays after its end. */
  private static final Duration ENDED = Duration.ofDays(1);

  @Inject private Sessions sessions;
  @Inject private Tickets tickets;
  @Inject private AttemptCounters attempts;
  @Inject private FamiliarAddresses addresses;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private RetentionSettings settings;
  @Inject private DatabaseClock clock;

  /**
   * Deletes everything that is no longer needed, and makes messages due that a wrong clock has
   * delayed.
   */
  public void everything() {
    Instant now = clock.ask();
    batches("expired sessions", most -> sessions.purgeExpired(now, most));
    batches("ended sessions", most -> sessions.purgeEnded(now.minus(ENDED), most));
    batches("tickets", most -> tickets.purge(now.minus(COUNTED), most));
    batches("attempts", most -> attempts.purge(now.minus(COUNTED), most));
    Instant unfamiliar = now.minus(Familiarity.LASTS);
    batches("familiar addresses", most -> addresses.purge(unfamiliar, most));
    batches("parked mails", most -> outbox.purge(now.minus(settings.outbox()), most));
    outbox.bringForward(now);
    batches("audit events", most -> audit.purge(now.minus(settings.audit()), most));
  }

  private static void batches(String what, IntUnaryOperator batch) {
    int removed = 0;
    int last;
    do {
      last = batch.applyAsInt(BATCH);
      removed += last;
    } while (last == BATCH);
    if (removed > 0) {
      LOG.log(Level.INFO, "purged {0} {1}", new Object[] {removed, what});
    }
  }
}
