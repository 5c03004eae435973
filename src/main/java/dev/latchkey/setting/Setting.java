package dev.latchkey.setting;

import java.util.Optional;

/**
 * One setting, parsed at start-up: a value, or the reason why it was refused. A refused setting has
 * no value, so none can be used by mistake.
 */
public final class Setting<T> {
  private final String name;
  private final String shown;
  private final boolean set;
  private final T value;
  private final InvalidSettingException refusal;

  private Setting(
      String name, String shown, boolean set, T value, InvalidSettingException refusal) {
    this.name = name;
    this.shown = shown;
    this.set = set;
    this.value = value;
    this.refusal = refusal;
  }

  static <T> Setting<T> of(String name, String shown, boolean set, T value) {
    return new Setting<>(name, shown, set, value, null);
  }

  static <T> Setting<T> refused(
      String name, String shown, boolean set, InvalidSettingException refusal) {
    return new Setting<>(name, shown, set, null, refusal);
  }

  /** The name of the environment variable. */
  public String name() {
    return name;
  }

  /** Whether an operator has set it. False if it has its default. */
  public boolean isSet() {
    return set;
  }

  /**
   * The value.
   *
   * @throws InvalidSettingException if the setting was refused; in that case the server does not
   *     start
   */
  public T value() {
    if (refusal != null) {
      throw new InvalidSettingException(refusal.expected());
    }
    return value;
  }

  /** The value, for a check that involves other settings. Empty if this setting was refused. */
  public Optional<T> ifValid() {
    return Optional.ofNullable(value);
  }

  /** The remark that refuses this setting. */
  SettingRemark refusedFor(String expected) {
    return new SettingRemark(name, shown + "; " + expected + " is expected");
  }

  /** Shows only the name: the value may be a secret. */
  @Override
  public String toString() {
    return "Setting[" + name + "]";
  }
}
