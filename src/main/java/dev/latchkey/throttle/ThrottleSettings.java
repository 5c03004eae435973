package dev.latchkey.throttle;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingParser;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Settings of the rate limits. */
@ApplicationScoped
public class ThrottleSettings implements SettingGroup {
  /** In development the limits are higher, because all tests come from one address. */
  private static final int DEVELOPMENT_FACTOR = 10;

  private static final int MOST_MAILS = 1000;

  private Setting<Boolean> on;
  private Setting<Limit> account;
  private Setting<Limit> login;
  private Setting<Limit> signup;
  private Setting<Limit> forgot;
  private Setting<Limit> reset;
  private Setting<Limit> change;
  private Setting<Integer> mailsPerHour;
  private Setting<Integer> mailsPerDay;

  /** For the container's proxy only. */
  protected ThrottleSettings() {}

  /** Parses all of them. */
  @Inject
  public ThrottleSettings(SettingReader reader) {
    on = reader.read("LATCHKEY_THROTTLE", Parsers.onOff());
    account = reader.read("LATCHKEY_THROTTLE_ACCOUNT", Limit::parse);
    login = byAddress(reader, "LATCHKEY_THROTTLE_LOGIN");
    signup = byAddress(reader, "LATCHKEY_THROTTLE_SIGNUP");
    forgot = byAddress(reader, "LATCHKEY_THROTTLE_FORGOT");
    reset = byAddress(reader, "LATCHKEY_THROTTLE_RESET");
    change = reader.read("LATCHKEY_THROTTLE_CHANGE", Limit::parse);
    mailsPerHour = reader.read("LATCHKEY_MAILS_PER_HOUR", Parsers.integer(1, MOST_MAILS));
    mailsPerDay = reader.read("LATCHKEY_MAILS_PER_DAY", Parsers.integer(1, MOST_MAILS));
    if (reader.production() && on.ifValid().equals(Optional.of(false))) {
      reader.warn(on, "is off: passwords can be guessed without a limit");
    }
  }

  private static Setting<Limit> byAddress(SettingReader reader, String name) {
    int factor = reader.production() ? 1 : DEVELOPMENT_FACTOR;
    SettingParser<Limit> limit = Limit::parse;
    return reader.read(name, limit.map(one -> one.times(factor)));
  }

  /** Whether there are rate limits. They are off only for load tests. */
  public boolean on() {
    return on.value();
  }

  /** Wrong passwords for one account. */
  public Limit account() {
    return account.value();
  }

  /** Wrong passwords from one address. */
  public Limit login() {
    return login.value();
  }

  /** Signups from one address. */
  public Limit signup() {
    return signup.value();
  }

  /** Requests for a password reset from one address. */
  public Limit forgot() {
    return forgot.value();
  }

  /** Attempts to use a reset token from one address. */
  public Limit reset() {
    return reset.value();
  }

  /** Changes of the password of one account, and requests for another address. */
  public Limit change() {
    return change.value();
  }

  /** The most mails to one address per hour that somebody else can cause. */
  int mailsPerHour() {
    return mailsPerHour.value();
  }

  /** The most mails to one address per day that somebody else can cause. */
  int mailsPerDay() {
    return mailsPerDay.value();
  }
}
