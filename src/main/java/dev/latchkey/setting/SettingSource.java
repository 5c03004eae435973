package dev.latchkey.setting;

import java.util.Optional;

/** Where the text of a setting comes from. */
@FunctionalInterface
public interface SettingSource {
  /**
   * The exact text of a setting; empty if it is not set and has no default.
   *
   * @throws InvalidSettingException if it refers to a variable that is not set
   */
  Optional<SettingText> find(String name);
}
