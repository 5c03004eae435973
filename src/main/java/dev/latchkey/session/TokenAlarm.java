package dev.latchkey.session;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.Caller;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;

/**
 * Records protected calls that were refused for their token: a line in the log for each, and a row
 * for so many a minute and node, so that a flood of forgeries fills no table.
 */
@ApplicationScoped
public class TokenAlarm {
  private static final int ROWS_A_MINUTE = 60;

  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  private long minute;
  private int rows;

  void refused(Caller caller) {
    if (!isRowFree()) {
      audit.note(AuditAction.TOKEN, null, caller);
      return;
    }
    try {
      audit.refusal(AuditAction.TOKEN, null, caller);
    } catch (EJBException | PersistenceException away) {
      // The refusal stands without the database; what is lost is its row, not its trace.
      audit.note(AuditAction.TOKEN, null, caller);
    }
  }

  private synchronized boolean isRowFree() {
    long now = clock.instant().getEpochSecond() / 60;
    if (now != minute) {
      minute = now;
      rows = 0;
    }
    return rows++ < ROWS_A_MINUTE;
  }
}
