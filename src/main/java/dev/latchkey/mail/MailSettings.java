package dev.latchkey.mail;

import dev.latchkey.address.HostParsers;
import dev.latchkey.address.LocalHost;
import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Settings for sending mails: the relay, how to log in to it, and the sender. */
@ApplicationScoped
public class MailSettings implements SettingGroup {
  private static final int LONGEST_LOGIN = 512;

  private Setting<Boolean> production;
  private Setting<String> host;
  private Setting<Integer> port;
  private Setting<MailSecurity> security;
  private Setting<Sender> sender;
  private Setting<Optional<String>> user;
  private Setting<Optional<String>> password;
  private Setting<Optional<String>> helo;
  private Setting<Optional<SSLSocketFactory>> certificates;

  /** For the container's proxy only. */
  protected MailSettings() {}

  /** Parses all of them. */
  @Inject
  public MailSettings(SettingReader reader) {
    production = reader.mode();
    host = reader.read("MAIL_HOST", HostParsers.host());
    port = reader.read("MAIL_PORT", HostParsers.port());
    SettingParser<String> word = Parsers.oneOf("none", "starttls", "tls");
    security =
        reader.read(
            "MAIL_TLS", word.map(text -> MailSecurity.valueOf(text.toUpperCase(Locale.ROOT))));
    sender = reader.read("MAIL_FROM", Sender::parse);
    user = reader.optional("MAIL_USER", Parsers.line(LONGEST_LOGIN));
    password = reader.secretOrFile("MAIL_PASSWORD", Parsers.line(LONGEST_LOGIN));
    helo = reader.optional("MAIL_HELO", HostParsers.host());
    certificates = reader.optional("MAIL_SSLROOTCERT", RelayCertificates::parse);
    reader.requireInProduction(host, "the name of an SMTP relay");
    reader.requireInProduction(sender, "an address that your relay accepts as a sender");
    checkLogin(reader);
    checkCertificates(reader);
    warn(reader);
  }

  private void checkLogin(SettingReader reader) {
    if (user.isSet() && !password.isSet()) {
      reader.refuse(password, "the password of MAIL_USER");
    } else if (password.isSet() && !user.isSet()) {
      reader.refuse(user, "the user that MAIL_PASSWORD belongs to");
    }
  }

  private void checkCertificates(SettingReader reader) {
    if (certificates.isSet() && security.ifValid().filter(MailSecurity.NONE::equals).isPresent()) {
      reader.refuse(certificates, "MAIL_TLS=starttls or MAIL_TLS=tls with it");
    }
  }

  private void warn(SettingReader reader) {
    boolean plain = security.ifValid().filter(MailSecurity.NONE::equals).isPresent();
    boolean away = host.ifValid().filter(name -> !LocalHost.isLocal(name)).isPresent();
    if (reader.production() && plain && away) {
      reader.warn(security, "is none: reset links are sent to the relay unencrypted");
    }
  }

  /** How the connection to the relay is protected. */
  MailSecurity security() {
    return security.value();
  }

  /** The user name for the relay, if it wants a login. */
  Optional<String> user() {
    return user.value();
  }

  String password() {
    return password.value().orElse("");
  }

  /** The host name sent to the relay in EHLO (RFC 5321 4.1.1.1); empty for the host's own name. */
  Optional<String> helo() {
    return helo.value();
  }

  /** Makes TLS connections to a relay whose certificate comes from a private CA. */
  Optional<SSLSocketFactory> certificates() {
    return certificates.value();
  }

  /** The relay's host. */
  String host() {
    return host.value();
  }

  /** The sender of every mail. */
  Sender sender() {
    return sender.value();
  }

  /** The relay's port; if no relay is configured, the development mailbox listens there. */
  public int port() {
    return port.value();
  }

  /** Whether the development mailbox receives the mails. Never in production. */
  public boolean mailboxWanted() {
    return !production.value() && !host.isSet();
  }
}
