package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mail with gaps, kept as {@code mail/<file>.txt} and {@code mail/<file>.html}.
 *
 * <p>The first line of the text file is {@code Subject: ...}, then an empty line. A gap is written
 * {@code {{name}}} and nothing else is special: there is no expression language, and a value is
 * never looked into for further gaps.
 */
public final class MailTemplate {
  private static final Pattern GAP = Pattern.compile("\\{\\{([a-z]+)}}");

  // Cc and the line separators would break lines; bidirectional controls would let a name reorder
  // the words around it (Unicode TR 36, 2.6); a lone surrogate cannot be written as UTF-8.
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** In characters; longer ones are sentences. */
  private static final int LONGEST_NAME = 60;

  // What mail programs make a link of: an address with its scheme, and the bare name of a host. The
  // full stops are those that IDNA takes for one (RFC 3490 3.1).
  private static final Pattern LINK =
      Pattern.compile("://|[\\p{L}\\p{N}][.\\u3002\\uFF0E\\uFF61][\\p{L}\\p{N}-]{2}");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String subject;
  private final String text;
  private final String html;

  /**
   * Reads the template from the archive.
   *
   * @param file the name of both files, without {@code .txt} and {@code .html}
   */
  public MailTemplate(String file) {
    String[] parts = read(file + ".txt").split("\n\n", 2);
    if (parts.length < 2 || !parts[0].startsWith("Subject: ")) {
      throw new IllegalStateException(file + ".txt must begin with a Subject line");
    }
    subject = parts[0].substring("Subject: ".length());
    text = parts[1];
    html = read(file + ".html");
  }

  /**
   * The mail with its gaps filled. Values stand as they are in the text, escaped in the HTML.
   *
   * @throws IllegalArgumentException if a gap has no value
   */
  public MailText fill(Map<String, String> values) {
    return new MailText(
        fill(subject, values, UnaryOperator.identity()),
        fill(text, values, UnaryOperator.identity()),
        fill(html, values, MailTemplate::escape));
  }

  /**
   * How to address someone: by the full name, or by the username if there is none or if the full
   * name could be more than one. Strangers choose names, and a mail of the operator's takes them to
   * any address.
   */
  public static String greeting(String fullName, String username) {
    String name = fullName == null ? "" : fullName.strip();
    boolean fit =
        !name.isEmpty()
            && name.codePointCount(0, name.length()) <= LONGEST_NAME
            && !UNPRINTABLE.matcher(name).find()
            && !LINK.matcher(name).find();
    return fit ? name : username;
  }

  /** An instant for a human reader, to the minute: {@code 3 May 2026 at 14:05 UTC}. */
  public static String moment(Instant instant) {
    return MOMENT.format(instant);
  }

  /** The same words with everything that could break or reorder a line folded to a space. */
  static String oneLine(String value) {
    return UNPRINTABLE.matcher(value).replaceAll(" ");
  }

  private static String fill(
      String template, Map<String, String> values, UnaryOperator<String> encoding) {
    // One pass from left to right: what a value holds is never searched for gaps again.
    return GAP.matcher(template)
        .replaceAll(gap -> Matcher.quoteReplacement(encoding.apply(valueOf(gap.group(1), values))));
  }

  private static String valueOf(String gap, Map<String, String> values) {
    String value = values.get(gap);
    if (value == null) {
      throw new IllegalArgumentException("The mail has no value for {{" + gap + "}}");
    }
    return oneLine(value);
  }

  private static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String read(String file) {
    try (InputStream in = MailTemplate.class.getResourceAsStream("/mail/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The mail template " + file + " is not in the archive");
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
