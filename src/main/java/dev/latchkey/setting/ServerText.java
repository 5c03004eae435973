package dev.latchkey.setting;

import java.util.regex.Pattern;

/** A text that passes through the server's own configuration and must arrive unchanged. */
public final class ServerText {
  private static final int LONGEST = 512;

  /**
   * Both servers replace {@code ${name}}. Open Liberty decodes a password that starts with {@code
   * {xor}}.
   */
  private static final Pattern CHANGED = Pattern.compile("(?s)\\{[^}]*\\}.*|.*\\$\\{.*");

  private ServerText() {}

  /**
   * Returns the text if no server changes it.
   *
   * @throws InvalidSettingException if a server would change it
   */
  public static String unchanged(String text) {
    if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new InvalidSettingException("one line of at most " + LONGEST + " characters");
    }
    if (CHANGED.matcher(text).matches()) {
      throw new InvalidSettingException(
          "a password without ${ and without {...} at its start, which the server would change,");
    }
    return text;
  }
}
