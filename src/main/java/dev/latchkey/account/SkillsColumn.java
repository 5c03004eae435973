package dev.latchkey.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.latchkey.json.Json;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;

/** Skills are stored in one column as a JSON array, so that a profile is one row. */
@Converter
public class SkillsColumn implements AttributeConverter<List<String>, String> {
  private static final ObjectWriter WRITER = Json.mapper().writer(new UnescapedControls());
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(new TypeReference<List<String>>() {})
          .with(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS);

  @Override
  public String convertToDatabaseColumn(List<String> skills) {
    if (skills == null || skills.isEmpty()) {
      return null;
    }
    try {
      return WRITER.writeValueAsString(skills);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the skills cannot be written as JSON", impossible);
    }
  }

  @Override
  public List<String> convertToEntityAttribute(String column) {
    if (column == null) {
      return List.of();
    }
    try {
      return List.copyOf(READER.<List<String>>readValue(column));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the skills column is not a JSON array", damaged);
    }
  }

  /**
   * Writes control characters unescaped. An escape takes six characters, and the longest list of
   * skills must fit into the column.
   */
  private static final class UnescapedControls extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      Arrays.fill(escapes, 0, ' ', ESCAPE_NONE);
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
