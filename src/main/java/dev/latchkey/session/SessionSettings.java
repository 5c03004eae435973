package dev.latchkey.session;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** How many sessions an account may have. */
@ApplicationScoped
public class SessionSettings implements SettingGroup {
  private static final int MOST = 1000;

  private Setting<Integer> perAccount;

  /** For the container's proxy only. */
  protected SessionSettings() {}

  /** Parses all of them. */
  @Inject
  public SessionSettings(SettingReader reader) {
    perAccount = reader.read("LATCHKEY_SESSIONS_PER_ACCOUNT", Parsers.integer(1, MOST));
  }

  /** The maximum number of sessions per account. At the limit, a new login ends the oldest. */
  int perAccount() {
    return perAccount.value();
  }
}
