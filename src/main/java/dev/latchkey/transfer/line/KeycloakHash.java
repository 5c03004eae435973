package dev.latchkey.transfer.line;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.json.Json;
import java.util.Map;

/**
 * A credential of Keycloak's realm export: {@code credentialData} and {@code secretData}, which are
 * strings of JSON or objects. It is turned into the common text form of its algorithm.
 */
final class KeycloakHash {
  private static final Map<String, String> VERSIONS = Map.of("1.0", "16", "1.3", "19");

  private final JsonNode data;
  private final String salt;
  private final String value;

  private KeycloakHash(JsonNode credential) {
    data = part(credential, "credentialData");
    JsonNode secret = part(credential, "secretData");
    salt = text(secret, "salt");
    value = text(secret, "value");
  }

  /**
   * The hash as text.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  static String textOf(JsonNode credential) {
    return new KeycloakHash(credential).text();
  }

  private String text() {
    String algorithm = text(data, "algorithm");
    return switch (algorithm) {
      case "pbkdf2-sha256", "pbkdf2-sha512" ->
          "$" + algorithm + "$" + iterations() + "$" + passlib(salt) + "$" + passlib(value);
      case "argon2" ->
          ("$argon2" + parameter("type") + "$v=" + version())
              + ("$m=" + parameter("memory") + ",t=" + iterations())
              + (",p=" + parameter("parallelism"))
              + ("$" + unpadded(salt) + "$" + unpadded(value));
      default -> throw unknown();
    };
  }

  private long iterations() {
    JsonNode iterations = data.path("hashIterations");
    if (!iterations.isIntegralNumber() || !iterations.canConvertToInt()) {
      throw unknown();
    }
    return iterations.longValue();
  }

  private String version() {
    String version = VERSIONS.get(parameter("version"));
    if (version == null) {
      throw unknown();
    }
    return version;
  }

  private String parameter(String name) {
    JsonNode value = data.path("additionalParameters").path(name).path(0);
    if (!value.isTextual()) {
      throw unknown();
    }
    return value.textValue();
  }

  private static JsonNode part(JsonNode credential, String name) {
    JsonNode part = credential.path(name);
    if (!part.isTextual()) {
      return part;
    }
    try {
      return Json.mapper().readTree(part.textValue());
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(unknown().getMessage(), malformed);
    }
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw unknown();
    }
    return value.textValue();
  }

  private static String unpadded(String base64) {
    return base64.replace("=", "");
  }

  private static String passlib(String base64) {
    return unpadded(base64).replace('+', '.');
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "is not a credential of Keycloak that this server can read");
  }
}
