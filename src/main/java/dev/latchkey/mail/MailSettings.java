package dev.latchkey.mail;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where mails come from and where they go. */
@ApplicationScoped
public class MailSettings {
  /** MicroProfile Config 3.1, 4.1: what the archive itself brings has ordinal 100. */
  private static final int DEFAULTS_ORDINAL = 100;

  @Inject private Config config;
  @Inject private Settings settings;

  @Inject
  @ConfigProperty(name = "MAIL_FROM")
  private String sender;

  @Inject
  @ConfigProperty(name = "MAIL_PORT")
  private int port;

  /** The sender of every mail: an address, or {@code Name <address>}. */
  public String sender() {
    return sender;
  }

  /** The relay's port; where no relay is configured, the development mailbox listens there. */
  public int port() {
    return port;
  }

  /** Whether an operator has named a relay. */
  public boolean relayConfigured() {
    return isSet("MAIL_HOST");
  }

  /** Whether an operator has named a sender. */
  public boolean senderConfigured() {
    return isSet("MAIL_FROM");
  }

  private boolean isSet(String name) {
    return config.getConfigValue(name).getSourceOrdinal() > DEFAULTS_ORDINAL;
  }

  /** Whether this server keeps the mails it sends to itself: never in production. */
  public boolean mailboxWanted() {
    return !settings.production() && !relayConfigured();
  }
}
