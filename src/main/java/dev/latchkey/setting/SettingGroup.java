package dev.latchkey.setting;

/**
 * The settings of one package. Its constructor reads all of them from a {@link SettingReader}. The
 * server finds every group by this type at start-up, so a new group need not be registered.
 */
public interface SettingGroup {
  /** Does nothing. The call makes the container create the bean, and that parses the settings. */
  default void load() {}
}
