package dev.latchkey.operation;

import dev.latchkey.setting.InvalidSettingException;

/** A text that only the server's own configuration reads, and that it must not change. */
final class ServerText {
  private static final int LONGEST = 512;

  private ServerText() {}

  /**
   * The text, if it arrives at the database as it is.
   *
   * @throws InvalidSettingException if the server would evaluate a part of it
   */
  static String unchanged(String text) {
    if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidSettingException("one line of at most " + LONGEST + " characters");
    }
    return text;
  }
}
