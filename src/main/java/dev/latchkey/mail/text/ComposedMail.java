package dev.latchkey.mail.text;

import java.util.Map;

/**
 * A mail with its recipient and what its text is made of. It may contain a secret, so it is never
 * stored or logged.
 *
 * @param text the texts that it uses: those whose keys begin with {@code mail.<text>.}
 * @param locale the language that its reader has chosen; null for that of the request
 * @param values by placeholder: a text; or a moment, a duration or {@link Words}, which are written
 *     as people of the language write them
 */
public record ComposedMail(
    String address, String name, String text, String locale, Map<String, Object> values) {
  public ComposedMail {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "Composed mail";
  }

  /** A value that is a text of ours, such as {@code mail.password-changed.elsewhere}. */
  public record Words(String key) {}
}
