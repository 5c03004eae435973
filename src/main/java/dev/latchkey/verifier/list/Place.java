package dev.latchkey.verifier.list;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * A token's place in a status list: the claim {@code status}.
 *
 * @param uri the URI of the list
 * @param index at least 0
 */
public record Place(String uri, int index) {

  /** Whether the token has the claim at all. */
  public static boolean isIn(Object status) {
    return status != null && status != JsonValue.NULL;
  }

  /** The place in a claim. Empty if the claim is malformed. */
  public static Optional<Place> of(Object status) {
    return in(member(status, "status_list"));
  }

  /** The place in an object with {@code uri} and {@code idx}. Empty if it is malformed. */
  public static Optional<Place> in(Object list) {
    String uri = text(member(list, "uri"));
    Integer index = number(member(list, "idx"));
    if (uri != null && index != null && index >= 0) {
      return Optional.of(new Place(uri, index));
    }
    return Optional.empty();
  }

  // Servers return JSON objects as JsonObject or as Map. A JsonObject is a Map too.
  private static Object member(Object object, String name) {
    return object instanceof Map<?, ?> members ? members.get(name) : null;
  }

  private static String text(Object value) {
    return value instanceof JsonString json
        ? json.getString()
        : value instanceof String text ? text : null;
  }

  private static Integer number(Object value) {
    try {
      if (value instanceof JsonNumber json) {
        return json.intValueExact();
      }
      return value instanceof Integer || value instanceof Long
          ? Integer.valueOf(Math.toIntExact(((Number) value).longValue()))
          : null;
    } catch (ArithmeticException fraction) {
      return null;
    }
  }
}
