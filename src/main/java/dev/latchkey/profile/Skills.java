package dev.latchkey.profile;

import dev.latchkey.json.UnicodeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Skills: at most 100, each 1-64 characters after trimming, none of them a control character, each
 * once without regard to case.
 */
final class Skills {
  private static final int MAX = 100;
  private static final int MAX_LENGTH = 64;

  private Skills() {}

  /**
   * The skills as they are stored, in the given order.
   *
   * @throws IllegalArgumentException with the text for the caller
   */
  static List<String> parse(List<String> given) {
    if (given.size() > MAX) {
      throw new IllegalArgumentException("must be at most " + MAX + " skills");
    }
    Map<String, String> kept = new LinkedHashMap<>();
    for (String skill : given) {
      String trimmed = UnicodeText.withoutControls(UnicodeText.atMost(MAX_LENGTH, skill.strip()));
      if (trimmed.isEmpty()) {
        throw new IllegalArgumentException("must not hold an empty skill");
      }
      kept.putIfAbsent(trimmed.toLowerCase(Locale.ROOT), trimmed);
    }
    return List.copyOf(kept.values());
  }
}
