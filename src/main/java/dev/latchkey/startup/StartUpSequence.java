package dev.latchkey.startup;

import dev.latchkey.database.Engine;
import dev.latchkey.database.QueryRetries;
import dev.latchkey.devmailbox.DevelopmentMailbox;
import dev.latchkey.health.ClockWatch;
import dev.latchkey.housekeeping.Gauges;
import dev.latchkey.housekeeping.Housekeeping;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.mail.MailSettings;
import dev.latchkey.migration.DatabaseFault;
import dev.latchkey.migration.DatabaseSettings;
import dev.latchkey.migration.Schema;
import dev.latchkey.problem.StartRefusedException;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.runtime.ServerState;
import dev.latchkey.server.OwnPorts;
import dev.latchkey.statuslist.PublishedLists;
import dev.latchkey.webhook.WebhookSecrets;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The steps of the start: ports, mailbox, schema, keys. A timer repeats a step that is not possible
 * yet. So no thread waits, and in the meantime the port is open, the health check answers, and a
 * signal stops the server at once. Steps that can refuse the start come before steps that write.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUpSequence {
  private static final Logger LOG = Logger.getLogger(StartUpSequence.class.getName());

  private static final Duration UNTIL_NEXT_LOOK_AT_THE_PORTS = Duration.ofMillis(200);
  private static final Duration UNTIL_NEXT_LOOK_AT_THE_DATABASE = Duration.ofSeconds(2);

  @Resource private TimerService timers;
  @Inject private ServerState state;
  @Inject private StartRefusal refusal;
  @Inject private OwnPorts ports;
  @Inject private MailSettings mail;
  @Inject private DevelopmentMailbox mailbox;
  @Inject private Schema schema;
  @Inject private DatabaseSettings settings;
  @Inject private Engine engine;
  @Inject private QueryRetries retries;
  @Inject private ClockWatch clocks;
  @Inject private Housekeeping housekeeping;
  @Inject private SealedKeys sealed;
  @Inject private KeyRotation keys;
  @Inject private StatusIndices indices;
  @Inject private WebhookSecrets webhooks;
  @Inject private PublishedLists lists;
  @Inject private MasterSecret secret;
  @Inject private Gauges gauges;
  @Inject private Welcome welcome;

  private volatile boolean portsAreOpen;
  private volatile DatabaseWait wait;
  private volatile boolean stopped;

  /** Starts the sequence; a timer runs it. */
  public void begin() {
    tryAgainAfter(Duration.ZERO);
  }

  /** Tries once. The result is "ready", a refused start, or another try later. */
  @Timeout
  void next() {
    try {
      bringUp();
    } catch (StartRefusedException refused) {
      refusal.refuse(refused);
    } catch (UncheckedIOException disk) {
      String fault = disk.getMessage() + " (" + disk.getCause() + ")";
      refusal.refuse(new StartRefusedException(List.of(fault), true));
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "the start failed because of a bug in Latchkey", bug);
      refusal.refuse(new StartRefusedException(List.of(bug.toString()), true));
    }
  }

  private void bringUp() {
    if (!portsAreOpen && !ports.areOpen()) {
      tryAgainAfter(UNTIL_NEXT_LOOK_AT_THE_PORTS);
    } else {
      afterThePorts();
      if (openDatabase()) {
        gauges.register();
        state.ready();
        housekeeping.begin();
        welcome.say();
      } else {
        tryAgainAfter(UNTIL_NEXT_LOOK_AT_THE_DATABASE);
      }
    }
  }

  private void afterThePorts() {
    if (!portsAreOpen) {
      portsAreOpen = true;
      openMailbox();
      wait = new DatabaseWait(state, System::nanoTime);
    }
  }

  private void openMailbox() {
    if (mail.mailboxWanted()) {
      try {
        mailbox.start(mail.port());
      } catch (IllegalStateException taken) {
        throw new StartRefusedException(taken.getMessage());
      }
    }
  }

  private boolean openDatabase() {
    try {
      settings.checkKind(engine.isPostgreSql());
      clocks.checkBeforeStart();
      if (!schema.isCurrent()) {
        sealed.check(secret.secrets());
        schema.migrate();
      }
      retries.turnOff();
      keys.open(secret.secrets());
      indices.open(secret.secrets());
      webhooks.open(secret.secrets());
      lists.refresh();
      return true;
    } catch (SQLException | RuntimeException failed) {
      wait.failed(faultBehind(failed));
      return false;
    }
  }

  private DatabaseFault faultBehind(Exception failed) {
    if (failed instanceof RuntimeException other && !DatabaseFault.isBehind(failed)) {
      throw other;
    }
    return DatabaseFault.of(failed, settings);
  }

  // A server that is stopping accepts no timers.
  private void tryAgainAfter(Duration time) {
    if (!stopped) {
      timers.createSingleActionTimer(time.toMillis(), new TimerConfig(null, false));
    }
  }

  @PreDestroy
  void stop() {
    stopped = true;
    mailbox.stop();
  }
}
