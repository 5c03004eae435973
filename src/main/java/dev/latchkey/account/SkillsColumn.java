package dev.latchkey.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.runtime.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Skills stand in one column as a JSON array, so that a profile is one row. */
@Converter
public class SkillsColumn implements AttributeConverter<List<String>, String> {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  @Override
  public String convertToDatabaseColumn(List<String> skills) {
    if (skills == null || skills.isEmpty()) {
      return null;
    }
    try {
      return Json.mapper().writeValueAsString(skills);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts that cannot be written as JSON", impossible);
    }
  }

  @Override
  public List<String> convertToEntityAttribute(String column) {
    if (column == null) {
      return List.of();
    }
    try {
      return List.copyOf(Json.mapper().readValue(column, TEXTS));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a skills column that is no JSON array", damaged);
    }
  }
}
