package dev.latchkey.json;

import dev.latchkey.problem.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The query of a request while it is read. A value is never guessed: one that cannot be understood,
 * one that is sent twice, and a name that the call does not know are errors. They are collected, so
 * that one answer names all of them.
 */
public final class QueryFields {
  private static final int LONGEST_NUMBER = 9;
  private static final int MOST = 200;
  private static final int DEFAULT = 50;

  private final Map<String, List<String>> sent;
  private final Set<String> known = new HashSet<>();
  private final Map<String, String> faults = new LinkedHashMap<>();

  private QueryFields(Map<String, List<String>> sent) {
    this.sent = sent;
  }

  /**
   * Reads the query.
   *
   * @param parameters the decoded values by name
   * @param reading makes a value of it; it gets null for a field with an error, and its result is
   *     not used then
   * @throws Problem a 400 that names every field with an error
   */
  public static <T> T read(Map<String, List<String>> parameters, Function<QueryFields, T> reading) {
    QueryFields query = new QueryFields(parameters);
    T result = reading.apply(query);
    for (String name : query.sent.keySet()) {
      if (!query.known.contains(name)) {
        query.faults.put(shortened(name), "is not known here");
      }
    }
    if (!query.faults.isEmpty()) {
      throw Problem.ofFields(query.faults);
    }
    return result;
  }

  private static String shortened(String name) {
    return name.length() <= Json.MAX_NAME ? name : name.substring(0, Json.MAX_NAME);
  }

  /**
   * A text, parsed. Null if it was not sent.
   *
   * @param longest the most characters
   * @param parser throws {@link IllegalArgumentException} with the text for the caller
   */
  public <T> T text(String name, int longest, Function<String, T> parser) {
    known.add(name);
    List<String> values = sent.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return null;
    }
    try {
      return parser.apply(UnicodeText.requireScalars(only(values, longest)));
    } catch (IllegalArgumentException refused) {
      faults.put(name, refused.getMessage());
      return null;
    }
  }

  private static String only(List<String> values, int longest) {
    if (values.size() > 1) {
      throw new IllegalArgumentException("must be sent once");
    }
    if (values.get(0).length() > longest) {
      throw new IllegalArgumentException("must be at most " + longest + " characters");
    }
    return values.get(0);
  }

  /** How many items a page has: {@code limit}, 1 to 200, and 50 if it was not sent. */
  public int limit() {
    return integer("limit", 1, MOST, DEFAULT);
  }

  /** A whole number between the bounds. */
  public int integer(String name, int least, int most, int otherwise) {
    Integer value =
        text(
            name,
            LONGEST_NUMBER,
            text -> {
              int number = text.matches("[0-9]+") ? Integer.parseInt(text) : -1;
              if (number < least || number > most) {
                throw new IllegalArgumentException("must be between " + least + " and " + most);
              }
              return number;
            });
    return value == null ? otherwise : value;
  }

  /** {@code true} or {@code false}. Null if it was not sent. */
  public Boolean flag(String name) {
    return text(
        name,
        "false".length(),
        text -> {
          if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
          }
          return Boolean.valueOf(text);
        });
  }
}
