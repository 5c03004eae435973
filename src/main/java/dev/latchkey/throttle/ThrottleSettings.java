package dev.latchkey.throttle;

import dev.latchkey.runtime.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;

/** How often what may be tried. */
@ApplicationScoped
public class ThrottleSettings {
  /** In development, tests and retries of one person come from one address. */
  private static final int DEVELOPMENT_FACTOR = 10;

  @Inject private Config config;
  @Inject private Settings settings;

  private boolean on;
  private Limit account;
  private Limit login;
  private Limit signup;
  private Limit forgot;
  private Limit reset;

  @PostConstruct
  void read() {
    on = !"off".equals(config.getValue("LATCHKEY_THROTTLE", String.class));
    account = limit("LATCHKEY_THROTTLE_ACCOUNT");
    int factor = settings.production() ? 1 : DEVELOPMENT_FACTOR;
    login = limit("LATCHKEY_THROTTLE_LOGIN").times(factor);
    signup = limit("LATCHKEY_THROTTLE_SIGNUP").times(factor);
    forgot = limit("LATCHKEY_THROTTLE_FORGOT").times(factor);
    reset = limit("LATCHKEY_THROTTLE_RESET").times(factor);
  }

  private Limit limit(String name) {
    try {
      return Limit.parse(config.getValue(name, String.class));
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(name + ": " + malformed.getMessage(), malformed);
    }
  }

  /** Whether anything is throttled at all; off only for load tests. */
  public boolean on() {
    return on;
  }

  /** Wrong passwords for one account. */
  public Limit account() {
    return account;
  }

  /** Wrong passwords from one address. */
  public Limit login() {
    return login;
  }

  /** Signups from one address. */
  public Limit signup() {
    return signup;
  }

  /** Requests of a reset from one address. */
  public Limit forgot() {
    return forgot;
  }

  /** Tries of a reset token from one address. */
  public Limit reset() {
    return reset;
  }
}
