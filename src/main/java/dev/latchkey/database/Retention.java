package dev.latchkey.database;

import dev.latchkey.setting.Parsers;
import dev.latchkey.setting.SettingParser;
import java.time.Duration;

/**
 * How long the rows of one entity are kept. A feature registers its rows by producing a bean of
 * this type; the purge finds every one of them.
 *
 * @param rows what the log calls the rows
 * @param entity the entity class
 * @param key the attribute that is the primary key
 * @param since the attribute with the time from which {@code kept} counts. A row without this time
 *     is kept.
 * @param kept how long a row stays after that time
 */
public record Retention(String rows, Class<?> entity, String key, String since, Duration kept) {

  /** The periods that an operator may set. */
  public static final SettingParser<Duration> PERIOD =
      Parsers.duration(Duration.ofDays(1), Duration.ofDays(3660));
}
