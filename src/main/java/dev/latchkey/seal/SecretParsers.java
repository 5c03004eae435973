package dev.latchkey.seal;

import dev.latchkey.setting.InvalidSettingException;
import dev.latchkey.setting.SettingParser;
import java.util.List;
import java.util.function.IntPredicate;

/** The formats of secrets. In production, a secret must look random. */
public final class SecretParsers {
  private static final int LEAST = 32;
  private static final int MOST = 256;
  private static final int LEAST_DIFFERENT = 8;
  private static final String OF = "from " + LEAST + " to " + MOST + " characters";

  private SecretParsers() {}

  /** A secret of any characters except control characters. */
  public static SettingParser<String> secret(boolean production) {
    return of(production, point -> !Character.isISOControl(point), "a secret of " + OF);
  }

  /**
   * A token that is sent in a header, or two tokens separated by a comma while one replaces the
   * other. A token has no dot, so that it never looks like a JWT.
   */
  public static SettingParser<List<String>> tokens(boolean production) {
    String expected = "a token of " + OF + " of A-Z, a-z, 0-9 and _~+/=-, or two with a comma";
    SettingParser<String> token = of(production, SecretParsers::isOfToken, expected);
    return text -> {
      List<String> parts = List.of(text.split(",", -1));
      if (parts.size() > 2) {
        throw new InvalidSettingException(expected);
      }
      return parts.stream().map(token::parse).toList();
    };
  }

  private static SettingParser<String> of(
      boolean production, IntPredicate allowed, String expected) {
    SettingParser<String> any = text -> text;
    SettingParser<String> secret =
        any.that(
            text ->
                text.length() >= LEAST
                    && text.length() <= MOST
                    && text.codePoints().allMatch(allowed),
            expected);
    return production
        ? secret.that(
            SecretParsers::looksRandom,
            "in production, a random text, such as openssl rand -base64 48 makes,")
        : secret;
  }

  private static boolean isOfToken(int point) {
    return (point >= '0' && point <= '9')
        || (point >= 'A' && point <= 'Z')
        || (point >= 'a' && point <= 'z')
        || "_~+/=-".indexOf(point) >= 0;
  }

  /** Whether the text has enough different characters and does not just repeat one piece. */
  static boolean looksRandom(String text) {
    return text.codePoints().distinct().count() >= LEAST_DIFFERENT && !isRepetition(text);
  }

  /**
   * Whether the doubled text contains the text before its second half: only then it repeats one
   * piece.
   */
  private static boolean isRepetition(String text) {
    return (text + text).indexOf(text, 1) < text.length();
  }
}
