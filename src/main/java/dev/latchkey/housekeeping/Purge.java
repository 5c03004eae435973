package dev.latchkey.housekeeping;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.ExpiredRows;
import dev.latchkey.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Deletes expired rows by the database's clock, in batches that hold no lock for long. Features
 * register their rows with a {@link Retention}.
 */
@ApplicationScoped
public class Purge {
  private static final Logger LOG = Logger.getLogger(Purge.class.getName());
  private static final int BATCH = 500;

  @Inject @Any private Instance<Retention> retentions;
  @Inject private ExpiredRows expired;
  @Inject private DatabaseClock clock;

  /** Deletes everything that is no longer needed. */
  public void everything() {
    Instant now = clock.ask();
    retentions.forEach(retention -> delete(retention, now));
  }

  private void delete(Retention retention, Instant now) {
    int removed = 0;
    int last;
    do {
      last = expired.delete(retention, now, BATCH);
      removed += last;
    } while (last == BATCH);
    if (removed > 0) {
      LOG.log(Level.INFO, "purged {0} {1}", new Object[] {removed, retention.rows()});
    }
  }
}
