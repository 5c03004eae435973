package dev.latchkey.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.json.Json;
import java.util.Map;

/** Writes values into HTML. */
final class Html {
  private Html() {}

  /** For text and for attributes in double quotes. */
  static String escape(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** For a {@code <script>} that holds data: nothing in it can end the element. */
  static String json(Map<String, String> values) {
    try {
      return Json.mapper().writeValueAsString(values).replace("<", "\\u003c");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
