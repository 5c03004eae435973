package dev.latchkey.setting;

/**
 * Something that an operator is told about one setting.
 *
 * @param text follows the name in a sentence
 */
public record SettingRemark(String name, String text) {
  /** One line: the name, then the text. */
  public String line() {
    return name + " " + text;
  }
}
