package dev.latchkey.setting;

/**
 * A message to the operator about one setting.
 *
 * @param text continues a sentence that begins with the name
 */
public record SettingRemark(String name, String text) {
  /** One line: the name, then the text. */
  public String line() {
    return name + " " + text;
  }
}
