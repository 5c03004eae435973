package dev.latchkey.mail.text;

import dev.latchkey.text.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of one mail: a greeting, what it is about, a link, and what to do otherwise. A part
 * without a text is left out.
 */
final class MailParts {
  private static final int WIDTH = 76;
  private static final String PARAGRAPH = "\n\n";
  private static final UnaryOperator<String> AS_IT_IS = UnaryOperator.identity();

  private final String kind;
  private final Map<String, String> values;
  private final UnaryOperator<String> texts;

  /**
   * @param texts the texts of the language by key; null for a key that does not exist
   */
  MailParts(String kind, Map<String, String> values, UnaryOperator<String> texts) {
    this.kind = kind;
    this.values = values;
    this.texts = texts;
  }

  /** A text of this kind, filled in; empty if there is none. */
  String filled(String part, UnaryOperator<String> encoding) {
    return fill(texts.apply("mail." + kind + "." + part), encoding);
  }

  /** A text that all mails share. */
  String shared(String name) {
    return fill(texts.apply("mail." + name), AS_IT_IS);
  }

  private String fill(String text, UnaryOperator<String> encoding) {
    // The text itself is encoded too: an operator may have written it.
    return text == null ? "" : MailWriter.fill(encoding.apply(text), values, encoding);
  }

  /** What a list of mails shows after the subject. */
  String preheader() {
    return filled("lead", HtmlText::escape).split(PARAGRAPH, 2)[0];
  }

  String plain() {
    List<String> paragraphs = new ArrayList<>();
    if (greets()) {
      paragraphs.add(shared("hello"));
    }
    paragraphs.addAll(wrapped(filled("lead", AS_IT_IS)));
    if (hasLink()) {
      paragraphs.add(values.get("link"));
      paragraphs.addAll(wrapped(afterLink(AS_IT_IS)));
    }
    paragraphs.addAll(wrapped(filled("last", AS_IT_IS)));
    paragraphs.addAll(wrapped(shared("automated")));
    return String.join(PARAGRAPH, paragraphs) + "\n";
  }

  String html() {
    StringBuilder html = new StringBuilder();
    if (greets()) {
      html.append(paragraphs(HtmlText.escape(shared("hello")), ""));
    }
    html.append(paragraphs(filled("lead", HtmlText::escape), ""));
    if (hasLink()) {
      html.append(button())
          .append(paragraphs(afterLink(HtmlText::escape), ""))
          .append(paragraphs(HtmlText.escape(shared("copy")) + "<br>" + link(), "soft"));
    }
    return html.append(paragraphs(filled("last", HtmlText::escape), "last")).toString();
  }

  private String afterLink(UnaryOperator<String> encoding) {
    String lifetime = fill(texts.apply("mail.lifetime"), encoding);
    return Stream.of(lifetime, filled("after", encoding))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String button() {
    return "<p><a class=\"button\" style=\"display:inline-block;padding:12px 22px;border-radius:8px;"
        + "font-weight:600;text-decoration:none;background-color:"
        + values.get("accent")
        + ";color:"
        + values.get("onaccent")
        + "\" href=\""
        + HtmlText.escape(values.get("link"))
        + "\">"
        + filled("button", HtmlText::escape)
        + "</a></p>\n";
  }

  private String link() {
    String link = HtmlText.escape(values.get("link"));
    return "<a href=\"" + link + "\">" + link + "</a>";
  }

  private boolean greets() {
    return values.containsKey("name");
  }

  private boolean hasLink() {
    return values.containsKey("link");
  }

  private static String paragraphs(String encoded, String look) {
    if (encoded.isEmpty()) {
      return "";
    }
    String start = look.isEmpty() ? "<p>" : "<p class=\"" + look + "\">";
    return start + encoded.replace(PARAGRAPH, "</p>\n<p>") + "</p>\n";
  }

  /** The paragraphs of a text, in lines of at most {@link #WIDTH} characters if words allow it. */
  private static List<String> wrapped(String text) {
    return text.isEmpty()
        ? List.of()
        : Stream.of(text.split(PARAGRAPH, -1)).map(MailParts::lines).toList();
  }

  private static String lines(String paragraph) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : paragraph.split(" ", -1)) {
      int length = word.codePointCount(0, word.length());
      boolean fits = column + 1 + length <= WIDTH;
      lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
      column = column == 0 || !fits ? length : column + 1 + length;
    }
    return lines.toString();
  }
}
