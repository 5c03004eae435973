package dev.latchkey.audit;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Stores outcomes in the same form as the log has them. */
@Converter
public class OutcomeColumn implements AttributeConverter<Outcome, String> {
  @Override
  public String convertToDatabaseColumn(Outcome outcome) {
    return outcome.text();
  }

  @Override
  public Outcome convertToEntityAttribute(String stored) {
    return Outcome.valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
