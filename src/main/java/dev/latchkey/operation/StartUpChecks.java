package dev.latchkey.operation;

import dev.latchkey.mail.MailSettings;
import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What an operator must have set. A production server refuses to start on any default that is meant
 * for development, and names each with what to do.
 */
@ApplicationScoped
public class StartUpChecks {
  private static final int LEAST_SECRET = 32;
  private static final Set<String> MODES = Set.of("development", "production");

  // h1:5433,h2:5434 would be read as a host called "h2:5434", and be missed on a switch only.
  private static final Pattern DB_HOST_ENDS_IN_PORT = Pattern.compile("(.*,)?[^,:\\]]+:[0-9]+");

  @Inject private Settings settings;
  @Inject private MailSettings mail;
  @Inject private MigrationDatabase migrations;

  @Inject
  @ConfigProperty(name = "DB_HOST", defaultValue = "localhost")
  private String databaseHosts;

  @Inject
  @ConfigProperty(name = "LATCHKEY_SECRET")
  private Optional<String> secret;

  /** One line for each thing that must be set before this server may start. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!MODES.contains(settings.mode())) {
      faults.add("LATCHKEY_MODE must be development or production, not " + settings.mode());
    }
    secret
        .filter(text -> text.length() < LEAST_SECRET)
        .ifPresent(text -> faults.add(tooShort("LATCHKEY_SECRET")));
    settings
        .operatorToken()
        .filter(text -> text.length() < LEAST_SECRET)
        .ifPresent(text -> faults.add(tooShort("LATCHKEY_OPERATOR_TOKEN")));
    if (DB_HOST_ENDS_IN_PORT.matcher(databaseHosts).matches()) {
      faults.add("DB_HOST: the last host has no port of its own, its port is DB_PORT");
    }
    faults.addAll(migrations.faults());
    if (settings.production()) {
      inProduction(faults);
    }
    return faults;
  }

  private void inProduction(List<String> faults) {
    if (secret.isEmpty()) {
      faults.add("LATCHKEY_SECRET must be set, the same on every node: openssl rand -base64 48");
    }
    if (!mail.relayConfigured()) {
      faults.add("MAIL_HOST must name an SMTP relay; the development mailbox is no relay");
    }
    if (!mail.senderConfigured()) {
      faults.add("MAIL_FROM must be an address that your relay accepts as a sender");
    }
    if (!isSafe(URI.create(settings.publicUrl()))) {
      faults.add(
          "LATCHKEY_PUBLIC_URL must be the https address that users reach this server by, not "
              + settings.publicUrl());
    }
  }

  private static String tooShort(String name) {
    return name + " must have at least " + LEAST_SECRET + " characters: openssl rand -base64 48";
  }

  private static boolean isSafe(URI url) {
    return "https".equals(url.getScheme()) || isLoopback(url.getHost());
  }

  private static boolean isLoopback(String host) {
    try {
      return host != null && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException nowhere) {
      return false;
    }
  }
}
