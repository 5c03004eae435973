package dev.latchkey.text;

/** Writes text into HTML. */
public final class HtmlText {
  private HtmlText() {}

  /** For text and for attributes in quotes. */
  public static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
