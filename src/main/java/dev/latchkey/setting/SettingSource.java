package dev.latchkey.setting;

import java.util.Optional;

/** Says what a setting is set to. */
@FunctionalInterface
public interface SettingSource {
  /**
   * The exact text of a setting, or nothing if it is neither set nor has a default.
   *
   * @throws InvalidSettingException if it is set, but refers to a variable that is not
   */
  Optional<SettingText> find(String name);
}
