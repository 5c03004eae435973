package dev.latchkey.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a {@link Form} while it is read. Each value is asked for by name and type, and
 * never converted. Errors are collected, so that one answer names every field with an error.
 */
public final class Fields {
  private final ObjectNode json;
  private final Map<String, String> faults = new LinkedHashMap<>();

  Fields(ObjectNode json) {
    this.json = json;
  }

  /** Whether the key was sent, also if its value is {@code null}. */
  public boolean has(String key) {
    return json.has(key);
  }

  /** Whether the key was sent with a value other than {@code null}. */
  public boolean hasValue(String key) {
    return json.hasNonNull(key);
  }

  /** Any JSON value, parsed; null if it is absent or {@code null}. */
  public <T> T optionalNode(String key, Function<JsonNode, T> parser) {
    return json.hasNonNull(key) ? guarded(key, () -> parser.apply(json.get(key))) : null;
  }

  /**
   * A string that must be there, parsed.
   *
   * @param parser throws {@link IllegalArgumentException} with the text for the caller
   * @return null if there is an error; {@link Form#read} then refuses the body
   */
  public <T> T required(String key, Function<String, T> parser) {
    if (!json.hasNonNull(key)) {
      fault(key, "is required");
      return null;
    }
    return optional(key, parser);
  }

  /** A string; null if it is absent or {@code null}. */
  public <T> T optional(String key, Function<String, T> parser) {
    return json.hasNonNull(key) ? guarded(key, () -> parser.apply(text(json.get(key)))) : null;
  }

  /**
   * A whole number; null if it is absent or {@code null}. {@code 5.0} and {@code "5"} are errors.
   */
  public Integer optionalInteger(String key, int least, int most) {
    if (!json.hasNonNull(key)) {
      return null;
    }
    JsonNode value = json.get(key);
    if (!value.isIntegralNumber()) {
      fault(key, "must be a whole number");
      return null;
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      fault(key, "must be between " + least + " and " + most);
      return null;
    }
    return value.intValue();
  }

  /** An array of strings; an empty list if it is absent or {@code null}. */
  public <T> T optionalTexts(String key, Function<List<String>, T> parser) {
    return guarded(key, () -> parser.apply(texts(json.path(key))));
  }

  /** An array of strings. Unlike {@link #optionalTexts}, {@code null} is an error. */
  public <T> T texts(String key, Function<List<String>, T> parser) {
    if (!json.hasNonNull(key)) {
      fault(key, "must be an array of strings");
      return null;
    }
    return optionalTexts(key, parser);
  }

  /** A boolean that must be there. */
  public boolean requiredBoolean(String key) {
    if (!json.path(key).isBoolean()) {
      fault(key, "must be true or false");
    }
    return json.path(key).booleanValue();
  }

  /** A boolean. Empty if the key is absent; {@code null} is an error. */
  public Optional<Boolean> optionalBoolean(String key) {
    return has(key) ? Optional.of(requiredBoolean(key)) : Optional.empty();
  }

  /** Refuses a key that was sent. */
  public void refuse(String key, String why) {
    if (has(key)) {
      fault(key, why);
    }
  }

  private void fault(String key, String what) {
    faults.putIfAbsent(key, what);
  }

  /**
   * Ends the reading.
   *
   * @throws Problem a 400 that names every field with an error, if there is one
   */
  void check() {
    if (!faults.isEmpty()) {
      throw Problem.ofFields(Collections.unmodifiableMap(new LinkedHashMap<>(faults)));
    }
  }

  private <T> T guarded(String key, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException refused) {
      fault(key, refused.getMessage());
      return null;
    }
  }

  private static List<String> texts(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException("must be an array of strings");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(text(element)));
    return texts;
  }

  private static String text(JsonNode value) {
    if (!value.isTextual()) {
      throw new IllegalArgumentException("must be a string");
    }
    return UnicodeText.requireScalars(value.textValue());
  }
}
