package dev.latchkey.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change of an account's rights has done.
 *
 * @param given roles that the account did not have before
 * @param taken roles that it no longer has
 * @param disabled whether it was enabled before and is disabled now
 * @param enabled whether it was disabled before and is enabled now
 */
public record AccessChange(
    List<String> given, List<String> taken, boolean disabled, boolean enabled) {
  /** Keeps copies. */
  public AccessChange {
    given = List.copyOf(given);
    taken = List.copyOf(taken);
  }

  static AccessChange of(List<String> before, List<String> after, boolean was, boolean is) {
    return new AccessChange(
        after.stream().filter(role -> !before.contains(role)).toList(),
        before.stream().filter(role -> !after.contains(role)).toList(),
        was && !is,
        is && !was);
  }

  /** The change in a few words for the audit trail, such as {@code +editor -author disabled}. */
  public String words() {
    List<String> words = new ArrayList<>();
    given.forEach(role -> words.add("+" + role));
    taken.forEach(role -> words.add("-" + role));
    if (disabled || enabled) {
      words.add(disabled ? "disabled" : "enabled");
    }
    return String.join(" ", words);
  }
}
