package dev.latchkey.housekeeping;

import dev.latchkey.audit.AuditTrail;
import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Leases;
import dev.latchkey.delivery.OutboxTrigger;
import dev.latchkey.delivery.OutboxWorker;
import dev.latchkey.health.ClockWatch;
import dev.latchkey.health.WriteCheck;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.liberty.LostConnections;
import dev.latchkey.problem.FailureLog;
import dev.latchkey.push.Streams;
import dev.latchkey.revocation.ExpiredLists;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.session.LastSeen;
import dev.latchkey.statuslist.PublishedLists;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Repeated work. Each node delivers messages and looks after its own keys and pool; one node at a
 * time purges.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Housekeeping {
  private static final Duration PURGE_EVERY = Duration.ofMinutes(10);

  /** A little less than a minute, so that the next round finds it free. */
  private static final Duration EVERY_MINUTE = Duration.ofSeconds(50);

  /** The kinds of work, and the pause between two rounds. */
  private enum Work {
    STATUS(PublishedLists.LONGEST_PAUSE),
    STREAMS(Streams.PERIOD),
    MAILS(Duration.ofSeconds(5)),
    POOL(Duration.ofSeconds(5)),
    KEYS(Duration.ofSeconds(20)),
    CLOCK(Duration.ofMinutes(1)),
    GAUGES(Duration.ofMinutes(1)),
    REST(Duration.ofMinutes(1));

    private final Duration pause;

    Work(Duration pause) {
      this.pause = pause;
    }
  }

  @Resource private TimerService timers;
  @Inject private ClockWatch clocks;
  @Inject private OutboxWorker worker;
  @Inject private OutboxTrigger outbox;
  @Inject private KeyRotation keys;
  @Inject private StatusIndices indices;
  @Inject private PublishedLists lists;
  @Inject private Streams streams;
  @Inject private ExpiredLists expiredLists;
  @Inject private LastSeen lastSeen;
  @Inject private Gauges gauges;
  @Inject private LostConnections lost;
  @Inject private WriteCheck writes;
  @Inject private Leases leases;
  @Inject private Purge purge;
  @Inject private AuditTrail audit;
  @Inject private ServerState state;
  @Inject private DatabaseClock clock;

  private volatile boolean stopped;

  @PreDestroy
  void stop() {
    stopped = true;
  }

  /** Starts all of it. The gauges are read at once. */
  public void begin() {
    for (Work work : Work.values()) {
      later(work, work == Work.GAUGES ? Duration.ZERO : work.pause);
    }
  }

  // Not a schedule: after a wrong clock was corrected, its next time may be months away.
  private void later(Work work, Duration pause) {
    if (!stopped) {
      timers.createSingleActionTimer(pause.toMillis(), new TimerConfig(work.name(), false));
    }
  }

  @Timeout
  void round(Timer timer) {
    Work work = Work.valueOf((String) timer.getInfo());
    try {
      round(work);
    } finally {
      later(work, work == Work.STATUS ? streams.pause() : work.pause);
    }
  }

  private void round(Work work) {
    if (work == Work.CLOCK) {
      guarded("comparing the clocks", clocks::check);
    } else if (state.isReady()) {
      switch (work) {
        case STATUS -> readWhatAllNodesShare();
        case STREAMS -> guarded("keeping up the streams of listeners", streams::beat);
        case MAILS -> guarded("delivering the outbox", outbox::deliverAll);
        case POOL -> keepThePool();
        case GAUGES -> gauges.refresh();
        case KEYS -> guarded("keeping up the signing keys", keys::keepUp);
        default -> everyMinute();
      }
    }
  }

  private void readWhatAllNodesShare() {
    guarded("reading the status lists", this::keepTheStatusLists);
    // A withdrawn key must not sign or verify for long on any node.
    guarded("reading the signing keys", keys::refresh);
  }

  private void keepTheStatusLists() {
    indices.refill();
    lists.refresh();
    streams.tell();
  }

  private void keepThePool() {
    guarded("looking for lost connections", lost::closeLost);
    guarded("trying a write", writes::check);
  }

  private void everyMinute() {
    guarded("noting when sessions were used", lastSeen::flush);
    guarded("recording which events were left out", audit::summarise);
    guarded("looking for tokens without a session", this::announceLostIfDue);
    guarded("purging", this::purgeIfDue);
  }

  private void announceLostIfDue() {
    Instant now = clock.ask();
    if (leases.take("lost sessions", now, EVERY_MINUTE)) {
      lists.announceLost(now);
    }
  }

  private void purgeIfDue() {
    if (leases.take("purge", clock.ask(), PURGE_EVERY)) {
      purge.everything();
      expiredLists.remove(clock.ask());
      worker.bringForward();
    }
  }

  // The container gives up a timer that throws twice, so nothing is thrown.
  private static void guarded(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      FailureLog.again(what, failed);
    }
  }
}
