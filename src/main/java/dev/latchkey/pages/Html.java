package dev.latchkey.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.json.Json;
import java.util.Map;

/** Writes values into HTML. */
final class Html {
  private Html() {}

  /** For a {@code <script>} that holds data: nothing in it can end the element. */
  static String json(Map<String, String> values) {
    try {
      return Json.mapper().writeValueAsString(values).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
