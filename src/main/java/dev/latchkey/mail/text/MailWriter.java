package dev.latchkey.mail.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.brand.BrandSettings;
import dev.latchkey.text.HtmlText;
import dev.latchkey.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes mails from their texts. A placeholder is {@code {name}}. Nothing else is special: there is
 * no expression language, and placeholders inside a value are not replaced. Values are escaped in
 * the HTML, but not in the text.
 */
@ApplicationScoped
public class MailWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");
  private static final String LAYOUT = layout();

  @Inject private MailTexts texts;
  @Inject private BrandSettings brand;

  /**
   * The text of a mail, in the language of its reader.
   *
   * @param language the language of the request that caused it
   * @throws IllegalArgumentException if a placeholder has no value
   */
  public MailText write(ComposedMail mail, Language language) {
    Language chosen = mail.locale() == null ? language : Language.of(mail.locale());
    Map<String, String> values = new HashMap<>();
    UnaryOperator<String> ofLanguage = key -> texts.get(chosen, key);
    mail.values()
        .forEach((name, value) -> values.put(name, SpokenValues.of(value, chosen, ofLanguage)));
    values.put("service", brand.name());
    values.put("accent", brand.accent().onLight());
    values.put("onaccent", brand.accent().textOnLight());
    MailParts parts = new MailParts(mail.text(), values, ofLanguage);
    return new MailText(
        Greeting.oneLine(parts.filled("subject", UnaryOperator.identity())),
        parts.plain(),
        html(parts, chosen));
  }

  private String html(MailParts parts, Language language) {
    Map<String, String> values = new HashMap<>();
    values.put("lang", language.tag());
    values.put("dir", language.direction());
    values.put("service", HtmlText.escape(brand.name()));
    values.put("title", parts.filled("title", HtmlText::escape));
    values.put("accent", brand.accent().onLight());
    values.put("dark", brand.accent().onDark());
    values.put("preheader", parts.preheader());
    values.put("body", parts.html());
    values.put("automated", HtmlText.escape(parts.shared("automated")));
    return fill(LAYOUT, values, UnaryOperator.identity());
  }

  /** Fills the placeholders of a text. One pass: values are never searched for placeholders. */
  static String fill(String text, Map<String, String> values, UnaryOperator<String> encoding) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(encoding.apply(valueOf(match.group(1), values))));
  }

  private static String valueOf(String placeholder, Map<String, String> values) {
    String value = values.get(placeholder);
    if (value == null) {
      throw new IllegalArgumentException("The mail has no value for {" + placeholder + "}");
    }
    return value;
  }

  private static String layout() {
    try (InputStream in = MailWriter.class.getResourceAsStream("/mail/layout.html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
