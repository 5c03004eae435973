package dev.latchkey.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.brand.BrandSettings;
import dev.latchkey.brand.PageSettings;
import dev.latchkey.caller.Device;
import dev.latchkey.policy.PolicySettings;
import dev.latchkey.text.HtmlText;
import dev.latchkey.text.Language;
import dev.latchkey.text.Texts;
import dev.latchkey.verification.VerificationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills the templates in {@code page/}. A placeholder is written {@code {{name}}}; {@code
 * {{text.key}}} is a text in the language of the page. Every value is escaped, except the parts
 * that are HTML already.
 */
@ApplicationScoped
public class PageTemplates {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_.]+)}}");
  private static final String TEXT = "text.";

  @Inject private BrandSettings brand;
  @Inject private PageSettings pages;
  @Inject private PolicySettings policy;
  @Inject private VerificationSettings verification;

  /**
   * The page in this language.
   *
   * @param base the way from the page to the root, such as {@code ../}; empty for pages at the root
   */
  public String fill(Page page, Language language, String base) {
    Texts texts = Texts.in(language);
    Map<String, String> values = new HashMap<>();
    values.put("lang", language.tag());
    values.put("dir", language.direction());
    values.put("base", HtmlText.escape(base));
    values.put("login", HtmlText.escape(login(base)));
    values.put("pages", pages.on() ? "on" : "off");
    values.put("brand", HtmlText.escape(brand.name()));
    values.put("title", HtmlText.escape(texts.get(page.title())));
    values.put("min", Integer.toString(policy.minimum()));
    values.put("blocklist", Boolean.toString(policy.blocklist()));
    values.put("passwordhint", HtmlText.escape(passwordHint(texts)));
    values.put("sendslinks", Boolean.toString(verification.sendsLinks()));
    values.put("width", page.isWide() ? "wide" : "narrow");
    values.put("frame", page.isWide() ? "" : "card");
    values.put("styles", styles(page, base));
    values.put("script", page.hasScript() ? script(page, texts, base) : "");
    values.put("body", fill(read(page.file()), values, texts));
    return fill(read("layout"), values, texts);
  }

  /**
   * Empty if it is off and there is no other. Our own page is named by a relative path, because a
   * proxy may serve it under another one.
   */
  private String login(String base) {
    return brand.loginElsewhere().orElse(pages.on() ? base + "login" : "");
  }

  private String passwordHint(Texts texts) {
    return texts.get("password.hint").replace("{min}", Integer.toString(policy.minimum()));
  }

  private static String styles(Page page, String base) {
    return page.styles().stream()
        .map(
            file ->
                "<link rel=\"stylesheet\" href=\""
                    + HtmlText.escape(base)
                    + "assets/"
                    + file
                    + "\">")
        .collect(Collectors.joining("\n"));
  }

  /** The script finds its texts in the page, because it is the same for all languages. */
  private static String script(Page page, Texts texts, String base) {
    Map<String, String> shown = texts.startingWith("js.");
    shown.keySet().removeIf(key -> !page.shows(key));
    if (page.namesDevices()) {
      shown.putAll(Device.words());
    }
    String assets = HtmlText.escape(base) + "assets/";
    String preloads =
        page.modules().stream()
            .map(name -> "<link rel=\"modulepreload\" href=\"" + assets + name + ".js\">\n")
            .collect(Collectors.joining());
    return preloads
        + "<script type=\"application/json\" id=\"texts\">"
        + Html.json(shown)
        + "</script>\n<script type=\"module\" src=\""
        + assets
        + page.file()
        + ".js\"></script>";
  }

  private static String fill(String template, Map<String, String> values, Texts texts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values, texts)));
  }

  private static String value(String name, Map<String, String> values, Texts texts) {
    if (name.startsWith(TEXT)) {
      return HtmlText.escape(texts.get(name.substring(TEXT.length())));
    }
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("a page has no value for {{" + name + "}}");
    }
    return value;
  }

  private static String read(String file) {
    try (InputStream in = PageTemplates.class.getResourceAsStream("/page/" + file + ".html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
