package dev.latchkey.policy;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.Setting;
import dev.latchkey.setting.SettingGroup;
import dev.latchkey.setting.SettingReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Settings of the password policy. */
@ApplicationScoped
public class PolicySettings implements SettingGroup {
  private static final int LEAST = 6;
  private static final int MOST = 64;

  private Setting<Integer> minimum;
  private Setting<Boolean> blocklist;

  /** For the container's proxy only. */
  protected PolicySettings() {}

  /** Parses all of them. */
  @Inject
  public PolicySettings(SettingReader reader) {
    minimum = reader.read("LATCHKEY_PASSWORD_MIN", Parsers.integer(LEAST, MOST));
    blocklist = reader.read("LATCHKEY_PASSWORD_BLOCKLIST", Parsers.onOff());
    if (reader.production() && blocklist.ifValid().equals(Optional.of(false))) {
      reader.warn(blocklist, "is off: people can choose very common passwords");
    }
  }

  /** The minimum length of a password, in code points after NFC. */
  public int minimum() {
    return minimum.value();
  }

  /** Whether common passwords are refused. */
  public boolean blocklist() {
    return blocklist.value();
  }
}
