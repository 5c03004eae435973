package dev.latchkey.mail;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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

  @Inject
  @ConfigProperty(name = "MAIL_TLS")
  private String tls;

  @Inject
  @ConfigProperty(name = "MAIL_USER")
  private Optional<String> user;

  @Inject
  @ConfigProperty(name = "MAIL_PASSWORD")
  private Optional<String> password;

  /** How the way to the relay is protected. */
  MailSecurity security() {
    return MailSecurity.parse(tls);
  }

  /** Whom the relay knows this server as, if it asks. */
  Optional<String> user() {
    return user.filter(name -> !name.isBlank());
  }

  String password() {
    return password.orElse("");
  }

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
