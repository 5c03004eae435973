package dev.latchkey.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.latchkey.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Reads the claims of a verified token. */
public final class TokenClaims {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private TokenClaims() {}

  /**
   * The claims, with all numbers as longs.
   *
   * @param verified a token that {@link TokenVerifier} has accepted
   */
  public static Map<String, Object> of(BearerToken verified) {
    String text = verified.text();
    String payload = text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'));
    try {
      byte[] json = Base64.getUrlDecoder().decode(payload);
      return Json.mapper()
          .readerFor(OBJECT)
          .with(DeserializationFeature.USE_LONG_FOR_INTS)
          .readValue(new String(json, StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the claims of a verified token are not JSON", impossible);
    }
  }
}
