package dev.latchkey.signup;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Who may sign up. */
@ApplicationScoped
public class SignupSettings implements SettingGroup {
  private Setting<Boolean> open;

  /** For the container's proxy only. */
  protected SignupSettings() {}

  /** Parses it. */
  @Inject
  public SignupSettings(SettingReader reader) {
    open = reader.read("LATCHKEY_SIGNUP", Parsers.onOff());
  }

  /**
   * {@code LATCHKEY_SIGNUP}: whether anybody may sign up. If not, only operators create accounts.
   */
  boolean open() {
    return open.value();
  }
}
