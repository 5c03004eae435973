package dev.latchkey.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The parts of a token. A test can change them and put them together again without a key. */
record Jwt(ObjectNode header, ObjectNode claims, String signature) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Jwt of(String token) {
    String[] parts = token.split("\\.", -1);
    assertThat(parts).hasSize(3);
    return new Jwt(decode(parts[0]), decode(parts[1]), parts[2]);
  }

  /** The part of this token that a signature covers. */
  String signed() {
    return encode(header) + "." + encode(claims);
  }

  /** The token with its old signature, even if its content has changed. */
  String text() {
    return signed() + "." + signature;
  }

  private static ObjectNode decode(String part) {
    try {
      return (ObjectNode) MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    } catch (java.io.IOException malformed) {
      throw new AssertionError("no JSON in " + part, malformed);
    }
  }

  private static String encode(ObjectNode part) {
    try {
      return base64(MAPPER.writeValueAsString(part).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
