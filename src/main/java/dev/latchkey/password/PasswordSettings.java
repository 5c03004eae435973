package dev.latchkey.password;

import dev.latchkey.runtime.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How a forgotten password is reset. */
@ApplicationScoped
public class PasswordSettings {
  @Inject private Settings settings;

  @Inject
  @ConfigProperty(name = "LATCHKEY_RESET_TTL")
  private Duration lifetime;

  @Inject
  @ConfigProperty(name = "LATCHKEY_RESET_MAILS_PER_HOUR")
  private int mailsPerHour;

  /** How long a mailed link works. */
  public Duration lifetime() {
    return lifetime;
  }

  /** Most reset mails an account gets in an hour; what is asked beyond is dropped silently. */
  public int mailsPerHour() {
    return mailsPerHour;
  }

  /**
   * The link for a token: always on the configured base, never the request's host; the token in the
   * fragment, which reaches no server log and no {@code Referer} (RFC 9110 10.1.3).
   */
  public String link(String token) {
    return settings.publicUrl() + "/reset-password#token=" + token;
  }
}
