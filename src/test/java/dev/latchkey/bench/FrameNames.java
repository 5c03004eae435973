package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The names of the frames in a flame graph of async-profiler. It writes of each how many characters
 * are as in the one before (one character, counted from the blank), and then the rest; the first
 * stands as it is.
 */
final class FrameNames {
  private static final String START = "const cpool = [";
  private static final String END = "];";
  private static final int MOST_SHARED = 95;

  private final UnaryOperator<String> naming;
  private String read = "";
  private String written = "";

  private FrameNames(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  /** The same graph with other names. */
  static String renamed(String graph, UnaryOperator<String> naming) {
    FrameNames names = new FrameNames(naming);
    List<String> lines = new ArrayList<>(graph.lines().toList());
    int first = lines.indexOf(START) + 1;
    names.read = names.written = literal(lines.get(first));
    for (int i = first + 1; !lines.get(i).equals(END); i++) {
      lines.set(i, names.next(lines.get(i)));
    }
    return String.join("\n", lines) + "\n";
  }

  private String next(String line) {
    String rest = literal(line);
    read = read.substring(0, rest.charAt(0) - ' ') + rest.substring(1);
    String name = naming.apply(read);
    int shared = shared(written, name);
    written = name;
    String text = (char) (' ' + shared) + name.substring(shared);
    String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
    return "'" + escaped + line.substring(line.lastIndexOf('\''));
  }

  private static String literal(String line) {
    String text = line.substring(1, line.lastIndexOf('\''));
    return text.replaceAll("\\\\(.)", "$1");
  }

  private static int shared(String one, String other) {
    int most = Math.min(MOST_SHARED, Math.min(one.length(), other.length()));
    int shared = 0;
    while (shared < most && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared;
  }
}
