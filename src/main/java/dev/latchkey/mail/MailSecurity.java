package dev.latchkey.mail;

import java.util.Map;

/** How the connection to the relay is protected (RFC 3207, RFC 8314). */
enum MailSecurity {
  /** No encryption. */
  NONE(Map.of()),
  /** TLS, started on a plain connection. If the relay does not offer it, nothing is sent. */
  STARTTLS(
      Map.of(
          "mail.smtp.starttls.enable", "true",
          "mail.smtp.starttls.required", "true",
          "mail.smtp.ssl.checkserveridentity", "true")),
  /** TLS from the first byte. */
  TLS(Map.of("mail.smtp.ssl.enable", "true", "mail.smtp.ssl.checkserveridentity", "true"));

  @SuppressWarnings("ImmutableEnumChecker") // Map.of is immutable
  private final Map<String, String> properties;

  MailSecurity(Map<String, String> properties) {
    this.properties = properties;
  }

  Map<String, String> properties() {
    return properties;
  }
}
