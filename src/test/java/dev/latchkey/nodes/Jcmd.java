package dev.latchkey.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries a running server with the JDK's {@code jcmd}. */
public final class Jcmd {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Jcmd() {}

  /** The heap in use after a full collection, in MB. */
  public static double heapAfterCollection(long pid) {
    ask(pid, "GC.run");
    String info = ask(pid, "GC.heap_info");
    // Each generation has a line of its own; the metaspace that follows is not part of the heap.
    int end = info.indexOf("Metaspace");
    Matcher used = USED.matcher(end < 0 ? info : info.substring(0, end));
    double kilobytes = 0;
    while (used.find()) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    return kilobytes * 1024 / 1e6;
  }

  /** How many objects of this class are reachable. */
  public static long instances(long pid, String type) {
    return ask(pid, "GC.class_histogram")
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** How many class loaders of this type are reachable. */
  public static long classLoaders(long pid, String type) {
    ask(pid, "GC.run");
    return ask(pid, "VM.classloader_stats").lines().filter(line -> line.endsWith(type)).count();
  }

  private static String ask(long pid, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      try (InputStream out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
