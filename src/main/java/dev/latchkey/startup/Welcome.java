package dev.latchkey.startup;

import dev.latchkey.mail.MailSettings;
import dev.latchkey.runtime.Settings;
import dev.latchkey.server.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The line that says that the server is ready, and what to open. */
@ApplicationScoped
public class Welcome {
  private static final Logger LOG = Logger.getLogger(Welcome.class.getName());

  /** What an operator is to see on the console; Open Liberty shows no {@code INFO} there. */
  private static final Level NOTICE = new Notice();

  @Inject private Settings settings;
  @Inject private MailSettings mail;
  @Inject private ServerSettings server;

  void say() {
    LOG.log(NOTICE, this::text);
  }

  private String text() {
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
