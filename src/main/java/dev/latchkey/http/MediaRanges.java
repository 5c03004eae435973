package dev.latchkey.http;

import java.util.regex.Pattern;

/**
 * Checks the lists of {@code Accept} and {@code Accept-Language} and the type of {@code
 * Content-Type} (RFC 9110 8.3.1, 12.5.1 and 12.5.4) before JAX-RS parses them, because JAX-RS logs
 * a stack trace for each value that it cannot parse. Reads every character once.
 */
final class MediaRanges {
  /** Browsers send about a tenth of this. */
  private static final int LONGEST = 2048;

  private static final String SPECIALS = "!#$%&'*+-.^_`|~";
  private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

  private final String text;
  private int at;

  private MediaRanges(String text) {
    this.text = text;
  }

  /** Whether this is a list of media ranges. */
  static boolean areTypes(String accept) {
    return accept.length() <= LONGEST && new MediaRanges(accept).isList(true);
  }

  /** Whether this is a list of language ranges. */
  static boolean areLanguages(String acceptLanguage) {
    return acceptLanguage.length() <= LONGEST && new MediaRanges(acceptLanguage).isList(false);
  }

  /** Whether this is one media type. */
  static boolean isType(String contentType) {
    MediaRanges one = new MediaRanges(contentType);
    return contentType.length() <= LONGEST && one.isElement(true) && one.at == one.text.length();
  }

  private boolean isList(boolean withSubtype) {
    do {
      if (!isElement(withSubtype)) {
        return false;
      }
    } while (next(','));
    return at == text.length();
  }

  private boolean isElement(boolean withSubtype) {
    skipSpace();
    if (!token() || (withSubtype && !(next('/') && token()))) {
      return false;
    }
    skipSpace();
    while (next(';')) {
      skipSpace();
      if (!isParameter()) {
        return false;
      }
      skipSpace();
    }
    return true;
  }

  private boolean isParameter() {
    int start = at;
    if (!token()) {
      return false;
    }
    String name = text.substring(start, at);
    int value = at + 1;
    return next('=')
        && (quoted() || token())
        && (!name.equalsIgnoreCase("q") || WEIGHT.matcher(text.substring(value, at)).matches());
  }

  private boolean token() {
    int start = at;
    while (at < text.length() && isTokenCharacter(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private static boolean isTokenCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || SPECIALS.indexOf(c) >= 0);
  }

  /**
   * A quoted string. It must not contain a separator or a backslash, because some parsers split the
   * list first.
   */
  private boolean quoted() {
    if (!next('"')) {
      return false;
    }
    while (at < text.length() && text.charAt(at) >= ' ' && "\",;\\".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return next('"');
  }

  private boolean next(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void skipSpace() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }
}
