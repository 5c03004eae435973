package dev.latchkey.startup;

import dev.latchkey.setting.SettingRemark;
import dev.latchkey.setting.Shown;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds variables that look like a setting of Latchkey but are not, for example misspelt names. */
public final class UnknownSettings {
  private static final String OURS = "LATCHKEY_";

  /** Read by the command-line tool and by Payara's start script, not by the server. */
  private static final Set<String> OF_OTHERS = Set.of("LATCHKEY_URL", "LATCHKEY_HOME");

  private static final String OF_THE_VERIFIER = "LATCHKEY_VERIFIER_";

  private static final int LONGEST = 60;

  private UnknownSettings() {}

  /** A remark for each unknown name, sorted by name. */
  public static List<SettingRemark> among(Iterable<String> names, Set<String> known) {
    return StreamSupport.stream(names.spliterator(), false)
        .filter(name -> name.startsWith(OURS) && !name.startsWith(OF_THE_VERIFIER))
        .filter(name -> !known.contains(name) && !OF_OTHERS.contains(name))
        .distinct()
        .sorted()
        .map(name -> new SettingRemark(Shown.name(name), "is not a setting" + hint(name, known)))
        .toList();
  }

  private static String hint(String name, Set<String> known) {
    return nearest(name, known).map(near -> "; did you mean " + near + "?").findFirst().orElse("");
  }

  private static Stream<String> nearest(String name, Set<String> known) {
    if (name.length() > LONGEST) {
      return Stream.empty();
    }
    return known.stream()
        .filter(other -> other.startsWith(OURS))
        .min(Comparator.comparingInt((String other) -> distance(name, other)).thenComparing(n -> n))
        .filter(other -> distance(name, other) <= name.length() / 4)
        .stream();
  }

  /** The Levenshtein distance: how many characters must be changed, added or removed. */
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int row = 1; row <= one.length(); row++) {
      int[] line = new int[other.length() + 1];
      line[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        line[column] =
            Math.min(above[column - 1] + change, 1 + Math.min(above[column], line[column - 1]));
      }
      above = line;
    }
    return above[other.length()];
  }
}
