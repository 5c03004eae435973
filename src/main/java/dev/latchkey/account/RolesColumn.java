package dev.latchkey.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.TreeSet;

/**
 * Roles are stored in one column, sorted and separated by spaces, so that an account is one row.
 */
@Converter
public class RolesColumn implements AttributeConverter<List<String>, String> {
  private static final String SEPARATOR = " ";

  @Override
  public String convertToDatabaseColumn(List<String> roles) {
    return String.join(SEPARATOR, new TreeSet<>(roles));
  }

  @Override
  public List<String> convertToEntityAttribute(String stored) {
    return stored == null || stored.isEmpty() ? List.of() : List.of(stored.split(SEPARATOR));
  }
}
