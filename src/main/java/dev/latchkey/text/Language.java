package dev.latchkey.text;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.stream.Stream;

/** A language of pages and mails. */
public enum Language {
  EN("en"),
  DE("de"),
  FR("fr"),
  ES("es"),
  AR("ar"),
  JA("ja");

  /** In characters. Browsers send less than half of it. */
  private static final int LONGEST_HEADER = 500;

  private static final List<String> TAGS = Stream.of(values()).map(Language::tag).toList();

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The tag (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** The tags of all languages. */
  public static List<String> tags() {
    return List.copyOf(TAGS);
  }

  /** Whether there is a language with this tag. */
  public static boolean isTag(String tag) {
    return TAGS.contains(tag);
  }

  /** The locale that formats dates and numbers of this language. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The direction of the script, as HTML names it. */
  public String direction() {
    return this == AR ? "rtl" : "ltr";
  }

  /** The language with this tag. English if there is none, or the tag is null. */
  public static Language of(String tag) {
    return Stream.of(values()).filter(one -> one.tag.equals(tag)).findFirst().orElse(EN);
  }

  /**
   * The language that a browser prefers (RFC 4647 3.4). English if the header is missing, too long
   * or malformed, or if it names none of ours.
   *
   * @param acceptLanguage the value of {@code Accept-Language} (RFC 9110 12.5.4), or null
   */
  public static Language preferredBy(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
      return EN;
    }
    try {
      return of(Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS));
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      // The JDK documents only the first. It throws the second for a lone hyphen.
      return EN;
    }
  }
}
