package dev.latchkey.operation;

import dev.latchkey.mail.DevelopmentMailbox;
import dev.latchkey.mail.MailSettings;
import dev.latchkey.runtime.Settings;
import dev.latchkey.token.KeyRotation;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings the server up: schema, keys, mailbox; then says where to go. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StartUp {
  private static final Logger LOG = Logger.getLogger(StartUp.class.getName());

  /** What an operator is to see on the console; Open Liberty shows no {@code INFO} there. */
  private static final Level NOTICE = new Notice();

  @Inject private StartUpChecks checks;
  @Inject private Settings settings;
  @Inject private MailSettings mail;
  @Inject private ServerSettings server;
  @Inject private Schema schema;
  @Inject private QueryRetries retries;
  @Inject private KeyRotation keys;
  @Inject private MasterSecret secret;
  @Inject private Gauges gauges;
  @Inject private DevelopmentMailbox mailbox;

  @PostConstruct
  void start() {
    check();
    schema.migrate();
    retries.turnOff();
    keys.open(secret.text());
    if (mail.mailboxWanted()) {
      mailbox.start(mail.port());
    }
    gauges.register();
    LOG.log(NOTICE, this::welcome);
  }

  @PreDestroy
  void stop() {
    mailbox.stop();
  }

  private void check() {
    List<String> faults = checks.faults();
    if (!faults.isEmpty()) {
      faults.forEach(fault -> LOG.severe(() -> "Latchkey does not start: " + fault));
      throw new IllegalStateException(String.join("; ", faults));
    }
    checks.warnings().forEach(warning -> LOG.warning(warning::line));
  }

  private String welcome() {
    String base = settings.publicUrl();
    String text =
        "Latchkey is ready."
            + String.format("%n  the API       %s/api", base)
            + String.format("%n  its document  %s/openapi/ui", base);
    if (mail.mailboxWanted()) {
      text += String.format("%n  the mailbox   %s/dev/mailbox", base);
    }
    return server.isOnlyForThisMachine()
        ? text + String.format("%nOnly this machine reaches it; HTTP_HOST=* opens it to others.")
        : text;
  }

  /** Open Liberty's AUDIT, between INFO and WARNING. */
  private static final class Notice extends Level {
    private static final long serialVersionUID = 1L;

    Notice() {
      super("AUDIT", (INFO.intValue() + WARNING.intValue()) / 2);
    }
  }
}
