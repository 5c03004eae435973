package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mail with placeholders, kept as {@code mail/<file>.txt} and {@code
 * mail/<file>.html}.
 *
 * <p>The first line of the text file is {@code Subject: ...}, then an empty line. A placeholder is
 * written {@code {{name}}}. Nothing else is special: there is no expression language, and
 * placeholders inside a value are not replaced.
 */
public final class MailTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");

  // Control characters and line separators would break lines. Bidirectional controls would let a
  // name reorder the words around it (Unicode TR 36, 2.6). A lone surrogate cannot be written as
  // UTF-8.
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  /** In characters. A longer "name" is probably a sentence. */
  private static final int LONGEST_NAME = 60;

  // Text that mail programs turn into a link: a URL with its scheme, or a bare host name. IDNA
  // treats these four characters as a dot (RFC 3490 3.1).
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
   * Fills in the placeholders. Values are escaped in the HTML, but not in the text.
   *
   * @throws IllegalArgumentException if a placeholder has no value
   */
  public MailText fill(Map<String, String> values) {
    return new MailText(
        fill(subject, values, UnaryOperator.identity()),
        fill(text, values, UnaryOperator.identity()),
        fill(html, values, MailTemplate::escape));
  }

  /**
   * How to address the recipient: by full name, or by username if there is no full name or if it
   * could be more than a name. Anyone can sign up with any name and any address, so a "name" could
   * carry an attacker's text into the operator's mail.
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

  /** A lifetime as people say it, in whole hours or minutes: {@code 24 hours}, {@code 1 hour}. */
  public static String lifetime(Duration lifetime) {
    boolean hours = lifetime.toMinutesPart() == 0;
    long count = hours ? lifetime.toHours() : lifetime.toMinutes();
    return count + (hours ? " hour" : " minute") + (count == 1 ? "" : "s");
  }

  /** The same text, with a space in place of each character that could break or reorder a line. */
  static String oneLine(String value) {
    return UNPRINTABLE.matcher(value).replaceAll(" ");
  }

  private static String fill(
      String template, Map<String, String> values, UnaryOperator<String> encoding) {
    // One pass from left to right: values are never searched for placeholders.
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            match -> Matcher.quoteReplacement(encoding.apply(valueOf(match.group(1), values))));
  }

  private static String valueOf(String placeholder, Map<String, String> values) {
    String value = values.get(placeholder);
    if (value == null) {
      throw new IllegalArgumentException("The mail has no value for {{" + placeholder + "}}");
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
