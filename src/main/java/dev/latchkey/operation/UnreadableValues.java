package dev.latchkey.operation;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings whose bytes Java could not read as text. Since Java 18 it reads the environment by the
 * locale alone (JEP 400): under {@code LANG=C} each byte beyond ASCII becomes U+FFFD, so that a
 * secret would be another one than under UTF-8.
 */
final class UnreadableValues {
  private static final Pattern OURS = Pattern.compile("(LATCHKEY|DB|MAIL|HTTP)_\\w+");
  private static final char UNREAD = '\ufffd';

  private UnreadableValues() {}

  /** One line for each of them. */
  static List<String> faults(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> OURS.matcher(variable.getKey()).matches())
        .filter(variable -> variable.getValue().indexOf(UNREAD) >= 0)
        .map(
            variable ->
                variable.getKey()
                    + " holds a character that was not read as UTF-8; start with LC_ALL=C.UTF-8")
        .sorted()
        .toList();
  }
}
