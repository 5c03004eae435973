package dev.latchkey.operation;

import dev.latchkey.audit.AuditTrail;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.session.LastSeen;
import dev.latchkey.token.KeyRotation;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What is done by the clock: each node keeps up its own keys and pool, one node at a time purges.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
  private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

  @Inject private KeyRotation keys;
  @Inject private LastSeen lastSeen;
  @Inject private Gauges gauges;
  @Inject private LostConnections lost;
  @Inject private Leases leases;
  @Inject private Purge purge;
  @Inject private AuditTrail audit;
  @Inject private ServerState state;
  @Inject private Clock clock;

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void keepThePool() {
    guarded("looking for lost connections", lost::takeBack);
  }

  @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false)
  void keepKeys() {
    guarded("keeping up the signing keys", keys::keepUp);
  }

  @Schedule(hour = "*", minute = "*", second = "10", persistent = false)
  void everyMinute() {
    guarded("noting when sessions were used", lastSeen::flush);
    guarded("recording which events were left out", audit::summarise);
    guarded("reading the gauges", gauges::refresh);
    guarded("purging", this::purgeIfDue);
  }

  private void purgeIfDue() {
    if (leases.take("purge", clock.instant(), PURGE_EVERY)) {
      purge.everything();
    }
  }

  // A timer that throws is retried and then given up by the container; the next round is better.
  private void guarded(String what, Runnable work) {
    try {
      if (state.isReady()) {
        work.run();
      }
    } catch (RuntimeException failed) {
      LOG.log(Level.WARNING, failed, () -> what + " failed, again later");
    }
  }
}
