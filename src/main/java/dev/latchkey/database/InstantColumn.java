package dev.latchkey.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Stores times as microseconds since the epoch. A {@code timestamp} would be converted through the
 * JVM's time zone, which is ambiguous for one hour per year.
 */
@Converter
public class InstantColumn implements AttributeConverter<Instant, Long> {

  @Override
  public Long convertToDatabaseColumn(Instant instant) {
    return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  @Override
  public Instant convertToEntityAttribute(Long micros) {
    return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
