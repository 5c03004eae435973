package dev.latchkey.mail;

import java.util.Map;

/** How the way to the relay is protected (RFC 3207, RFC 8314). */
enum MailSecurity {
  /** In the clear. */
  NONE(Map.of()),
  /** TLS begun on a plain connection; without it nothing is sent. */
  STARTTLS(
      Map.of(
          "mail.smtp.starttls.enable", "true",
          "mail.smtp.starttls.required", "true",
          "mail.smtp.ssl.checkserveridentity", "true")),
  /** TLS from the first byte. */
  TLS(Map.of("mail.smtp.ssl.enable", "true", "mail.smtp.ssl.checkserveridentity", "true"));

  @SuppressWarnings("ImmutableEnumChecker") // of Map.of
  private final Map<String, String> properties;

  MailSecurity(Map<String, String> properties) {
    this.properties = properties;
  }

  Map<String, String> properties() {
    return properties;
  }
}
