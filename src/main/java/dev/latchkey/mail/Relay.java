package dev.latchkey.mail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * The server's mail session, completed with TLS, login and host name. The server's configuration
 * declares host, port and timeouts, but it cannot derive the rest from the {@code MAIL_} variables.
 */
@ApplicationScoped
public class Relay {
  @Resource(lookup = "mail/latchkey")
  private Session declared;

  @Inject private MailSettings settings;

  private Session session;

  @PostConstruct
  void prepare() {
    Properties properties = new Properties();
    properties.putAll(declared.getProperties());
    // The server's configuration must declare a user, even if the relay needs no login.
    properties.remove("mail.user");
    properties.remove("mail.smtp.user");
    properties.putAll(settings.security().properties());
    properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user().isPresent()));
    settings.helo().ifPresent(name -> properties.setProperty("mail.smtp.localhost", name));
    settings.certificates().ifPresent(factory -> trust(factory, properties));
    session = Session.getInstance(properties, settings.user().map(this::login).orElse(null));
  }

  private static void trust(SSLSocketFactory factory, Properties properties) {
    properties.put("mail.smtp.ssl.socketFactory", factory);
    // Without this, the library would try again with Java's own certificates if these do not match.
    properties.setProperty("mail.smtp.socketFactory.fallback", "false");
  }

  /** The session to send with. */
  public Session session() {
    return session;
  }

  private Authenticator login(String user) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, settings.password());
      }
    };
  }
}
