package dev.latchkey.cli.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;

/**
 * A response of the server: a JSON object.
 *
 * @param text exactly what was sent
 */
public record Answer(String text, JsonNode json) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Parses a response.
   *
   * @throws UnreachableException if it is not a JSON object, so it is not Latchkey's
   */
  static Answer of(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json != null && json.isObject()) {
        return new Answer(text, json);
      }
    } catch (JsonProcessingException other) {
      // Refused below.
    }
    throw new UnreachableException("the response is not one of Latchkey; check LATCHKEY_URL");
  }

  /** The text of an error, with the fields that it names. */
  String error() {
    String fields =
        json.path("fields").properties().stream()
            .map(field -> field.getKey() + ": " + field.getValue().asText())
            .collect(Collectors.joining("; "));
    String error = json.path("error").asText("refused");
    return fields.isEmpty() ? error : error + " (" + fields + ")";
  }

  /** Does not show the text: it may hold a secret. */
  @Override
  public String toString() {
    return "Answer of " + text.length() + " characters";
  }
}
