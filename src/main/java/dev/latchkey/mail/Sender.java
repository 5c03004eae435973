package dev.latchkey.mail;

import dev.latchkey.setting.InvalidSettingException;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.regex.Pattern;

/**
 * The sender of every mail (RFC 5322 3.4): an address, or a name and an address in angle brackets.
 * Unlike in the RFC, the name may contain commas and dots without quotation marks.
 *
 * @param name the display name, or null
 */
public record Sender(String address, String name) {
  private static final int LONGEST = 320;
  private static final int LONGEST_ADDRESS = 254;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern ADDRESS =
      Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)*+" + LABEL);

  /**
   * Parses {@code a@example.com}, {@code Example, Inc. <a@example.com>} or {@code "Example, Inc."
   * <a@example.com>}.
   *
   * @throws InvalidSettingException for any other text
   */
  public static Sender parse(String text) {
    if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
      throw unexpected();
    }
    String line = text.strip();
    int open = line.lastIndexOf('<');
    if (open < 0) {
      return new Sender(address(line), null);
    }
    if (!line.endsWith(">")) {
      throw unexpected();
    }
    String name = name(line.substring(0, open).strip());
    return new Sender(address(line.substring(open + 1, line.length() - 1)), name);
  }

  private static String address(String text) {
    if (text.length() > LONGEST_ADDRESS || !ADDRESS.matcher(text).matches()) {
      throw unexpected();
    }
    return text;
  }

  private static String name(String phrase) {
    boolean quoted = phrase.length() > 1 && phrase.startsWith("\"") && phrase.endsWith("\"");
    String name = decoded(quoted ? unquoted(phrase) : phrase);
    boolean ambiguous = !quoted && phrase.chars().anyMatch(c -> "<>\"\\".indexOf(c) >= 0);
    if (ambiguous || name.codePoints().anyMatch(Character::isISOControl)) {
      throw unexpected();
    }
    return name.isEmpty() ? null : name;
  }

  /** RFC 5322 3.2.4: in a quoted string, a backslash escapes a quotation mark or a backslash. */
  private static String unquoted(String phrase) {
    StringBuilder name = new StringBuilder();
    for (int i = 1; i < phrase.length() - 1; i++) {
      boolean escaped = phrase.charAt(i) == '\\';
      if (phrase.charAt(i) == '"' || (escaped && i == phrase.length() - 2)) {
        throw unexpected();
      }
      name.append(phrase.charAt(escaped ? ++i : i));
    }
    return name.toString();
  }

  /** The name may consist of encoded words (RFC 2047). */
  private static String decoded(String name) {
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException unknown) {
      throw unexpected();
    }
  }

  private static InvalidSettingException unexpected() {
    return new InvalidSettingException("a mail address such as Example, Inc. <a@example.com>");
  }
}
