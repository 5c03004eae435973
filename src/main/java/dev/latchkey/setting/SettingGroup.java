package dev.latchkey.setting;

/**
 * The settings of one package. Its constructor reads all of them from a {@link SettingReader}. The
 * start of the server finds every group by this type, so that a new one needs no list.
 */
public interface SettingGroup {
  /** Does nothing. A call makes the container create the bean, which parses the settings. */
  default void load() {}
}
