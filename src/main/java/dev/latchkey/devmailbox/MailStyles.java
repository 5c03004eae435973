package dev.latchkey.devmailbox;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The styles in the HTML of a mail, as a stylesheet. The mailbox's page forbids inline styles, and
 * so does the frame in it that shows the mail. But the frame may load a stylesheet of this server.
 *
 * <p>The page calls each {@code style} attribute {@code data-style}, and a rule here names its
 * value. The {@code style} elements are in a layer, so that the attributes win, as they should.
 */
final class MailStyles {
  private static final Pattern ELEMENT = Pattern.compile("(?is)<style\\b([^>]*)>(.*?)</style\\s*>");
  private static final Pattern MEDIA =
      Pattern.compile("(?i)\\smedia\\s*=\\s*(?:\"([^\"{};]+)\"|'([^'{};]+)')");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)[\\s\"']style\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern IGNORED =
      Pattern.compile("(?is)/\\*.*?\\*/|<!--|-->|@import[^;]*;?");

  // Nothing is loaded from anywhere. A browser would refuse it too, and say so on its console.
  private static final Pattern LOADED =
      Pattern.compile("(?i)(?:url|image-set)\\((?:\"[^\"]*\"|'[^']*'|[^\"')]++)*+\\)");

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|(quot|apos|amp|lt|gt));");
  private static final Map<String, String> NAMED =
      Map.of("quot", "\"", "apos", "'", "amp", "&", "lt", "<", "gt", ">");

  /** In characters. The search for elements that do not end is quadratic. */
  private static final int LONGEST = 1024 * 1024;

  private MailStyles() {}

  /** All styles in this HTML. Empty if there are none, or if the mail is very long. */
  static String of(String html) {
    if (html.length() > LONGEST) {
      return "";
    }
    StringBuilder sheet = new StringBuilder();
    ELEMENT.matcher(html).results().map(MailStyles::layer).forEach(sheet::append);
    Set<String> values = new LinkedHashSet<>();
    ATTRIBUTE
        .matcher(ELEMENT.matcher(html).replaceAll(""))
        .results()
        .map(match -> decoded(firstOf(match)))
        .forEach(values::add);
    values.stream().map(MailStyles::rule).forEach(sheet::append);
    return sheet.toString();
  }

  private static String layer(MatchResult element) {
    Matcher media = MEDIA.matcher(element.group(1));
    String css = "@layer mail {\n" + quiet(element.group(2)) + "\n}\n";
    return media.find() ? "@media " + firstOf(media) + " {\n" + css + "}\n" : css;
  }

  /** A value with a brace or half a comment would reach into the next rule. It has no effect. */
  private static String rule(String value) {
    String css = quiet(value);
    return css.matches("(?s).*(?:[{}]|/\\*).*")
        ? ""
        : "[data-style=\"" + quoted(value) + "\"] {\n" + css + "\n}\n";
  }

  private static String quiet(String css) {
    return LOADED.matcher(IGNORED.matcher(css).replaceAll("")).replaceAll("none");
  }

  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\a ");
  }

  private static String decoded(String attribute) {
    return REFERENCE
        .matcher(attribute)
        .replaceAll(reference -> Matcher.quoteReplacement(character(reference)));
  }

  private static String character(MatchResult reference) {
    if (reference.group(3) != null) {
      return NAMED.get(reference.group(3));
    }
    boolean decimal = reference.group(1) != null;
    int point = Integer.parseInt(firstOf(reference), decimal ? 10 : 16);
    return Character.isValidCodePoint(point) ? Character.toString(point) : "\uFFFD";
  }

  private static String firstOf(MatchResult match) {
    int group = 1;
    while (match.group(group) == null) {
      group++;
    }
    return match.group(group);
  }
}
