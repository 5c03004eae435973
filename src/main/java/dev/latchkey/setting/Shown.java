package dev.latchkey.setting;

/** Makes the text of a setting fit for a log line, and hides secrets. */
public final class Shown {
  private static final int LONGEST = 100;

  private Shown() {}

  static String of(String text, boolean secret) {
    if (secret) {
      return text.isEmpty() ? "is not set" : "has a value that is not shown here";
    }
    return "is \"" + printable(withoutPassword(text)) + "\"";
  }

  public static String name(String name) {
    return printable(name);
  }

  /** Escapes every character that could break the line or change how a terminal shows it. */
  public static String escaped(String text) {
    return printable(text, Integer.MAX_VALUE);
  }

  /** A URL may contain a user and a password before its host (RFC 3986 3.2.1). */
  private static String withoutPassword(String text) {
    int start = text.indexOf("://");
    int at = text.lastIndexOf('@');
    return start >= 0 && at > start
        ? text.substring(0, start + 3) + "***" + text.substring(at)
        : text;
  }

  private static String printable(String text) {
    return printable(text, LONGEST);
  }

  private static String printable(String text, int longest) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(longest).forEach(point -> append(line, point));
    return text.codePointCount(0, text.length()) > longest ? line + "…" : line.toString();
  }

  private static void append(StringBuilder line, int point) {
    boolean safe =
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.UNASSIGNED,
              Character.PRIVATE_USE ->
              false;
          default -> true;
        };
    if (safe) {
      line.appendCodePoint(point);
    } else {
      line.append(String.format("\\u{%x}", point));
    }
  }
}
