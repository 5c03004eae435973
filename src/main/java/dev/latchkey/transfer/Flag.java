package dev.latchkey.transfer;

import dev.latchkey.problem.Problem;
import java.util.List;
import java.util.Map;

/** A query value that is true or false. */
final class Flag {
  private Flag() {}

  /**
   * The value; false if it is not sent.
   *
   * @throws Problem a 400 that names it, if it is another value or was sent twice
   */
  static boolean of(String name, List<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    if (values.size() > 1 || !values.get(0).matches("true|false")) {
      throw Problem.ofFields(Map.of(name, "must be true or false"));
    }
    return values.get(0).equals("true");
  }
}
