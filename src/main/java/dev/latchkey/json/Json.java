package dev.latchkey.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;

/**
 * The one place where JSON is configured: strict when reading (RFC 8259, I-JSON of RFC 7493),
 * {@code snake_case} when writing, times as RFC 3339 in UTC.
 */
public final class Json {
  /** The most bytes that a request body may have. */
  public static final int MAX_BODY = 64 * 1024;

  /**
   * The most characters that a field name may have; ours are shorter. Jackson checks this before it
   * builds the text.
   */
  static final int MAX_NAME = 64;

  private static final int MAX_NESTING = 32;
  private static final int MAX_NUMBER = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // Otherwise Jackson keeps every name that anybody sends, permanently.
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_NESTING)
                          .maxNumberLength(MAX_NUMBER)
                          .maxStringLength(MAX_BODY)
                          .maxNameLength(MAX_NAME)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new SimpleModule().addSerializer(Instant.class, new ToStringSerializer()))
          .build();

  private Json() {}

  /** Answers with this value. The status and other headers are set before. */
  public static void write(Object value, HttpServletResponse response) throws IOException {
    byte[] body = MAPPER.writeValueAsBytes(value);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** The mapper for all reading and writing. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }
}
