package dev.latchkey.revocation;

import dev.latchkey.key.TokenSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.logging.Logger;

/** Removes the lists that get no new tokens and whose youngest token has expired. */
@ApplicationScoped
public class ExpiredLists {
  private static final Logger LOG = Logger.getLogger(ExpiredLists.class.getName());

  /** Indices per transaction, so that no lock is held for long. */
  private static final int BATCH = 1024;

  @Inject private StatusLists lists;

  /**
   * Removes them.
   *
   * @param now the database's time
   */
  public void remove(Instant now) {
    for (String id : lists.expired(now.minus(TokenSettings.SKEW))) {
      for (int from = 0; from < StatusList.CAPACITY; from += BATCH) {
        lists.removeIndices(id, from, from + BATCH);
      }
      lists.remove(id);
      LOG.info("removed an expired status list");
    }
  }
}
