package dev.latchkey.mail.text;

import dev.latchkey.mail.text.ComposedMail.Words;
import dev.latchkey.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Writes values as people of a language do. */
final class SpokenValues {
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private SpokenValues() {}

  /**
   * The value as text, on one line.
   *
   * @param texts the texts of the language, by key
   */
  static String of(Object value, Language language, UnaryOperator<String> texts) {
    if (value instanceof Instant moment) {
      return moment(moment, language);
    }
    if (value instanceof Duration duration) {
      return duration(duration, texts);
    }
    if (value instanceof Words words) {
      return Greeting.oneLine(texts.apply(words.key()));
    }
    return Greeting.oneLine(value.toString());
  }

  /** To the minute, in UTC: {@code 3 May 2026 at 14:05 UTC}. */
  private static String moment(Instant moment, Language language) {
    return language == Language.EN
        ? ENGLISH.format(moment)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(ZoneOffset.UTC)
                .format(moment)
            + ", "
            + DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC).format(moment)
            + " UTC";
  }

  /** In whole days from two days on, otherwise in whole hours or minutes. */
  private static String duration(Duration duration, UnaryOperator<String> texts) {
    if (duration.toMinutesPart() != 0) {
      return counted(duration.toMinutes(), "minute", texts);
    }
    boolean days = duration.toDays() > 1 && duration.toHoursPart() == 0;
    return days
        ? counted(duration.toDays(), "day", texts)
        : counted(duration.toHours(), "hour", texts);
  }

  private static String counted(long count, String unit, UnaryOperator<String> texts) {
    return count == 1
        ? texts.apply("mail." + unit)
        : texts.apply("mail." + unit + "s").replace("{n}", Long.toString(count));
  }
}
