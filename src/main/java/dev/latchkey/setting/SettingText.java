package dev.latchkey.setting;

/**
 * The text of a setting.
 *
 * @param isDefault whether it is Latchkey's default, not set by an operator
 */
public record SettingText(String text, boolean isDefault) {

  /** Does not show the text: it may be a secret. */
  @Override
  public String toString() {
    return "SettingText[isDefault=" + isDefault + "]";
  }
}
