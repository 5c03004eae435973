package dev.latchkey.startup;

import dev.latchkey.mail.MailSettings;
import dev.latchkey.runtime.Settings;
import dev.latchkey.server.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs that the server is ready, with the addresses to open. */
@ApplicationScoped
public class Welcome {
  private static final Logger LOG = Logger.getLogger(Welcome.class.getName());

  /** The level of this message. Open Liberty's console does not show {@code INFO}. */
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
            + String.format("%n  home        %s/", base)
            + String.format("%n  API         %s/api", base)
            + String.format("%n  API docs    %s/openapi/ui", base);
    if (mail.mailboxWanted()) {
      text += String.format("%n  mailbox     %s/dev/mailbox", base);
    }
    return server.isOnlyForThisMachine()
        ? text + String.format("%nOnly this machine can reach it. HTTP_HOST=* opens it to others.")
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
