package dev.latchkey.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JDK's {@code jcmd} can ask a running server. */
final class Jcmd {
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private Jcmd() {}

  /** The heap in use after a full collection, in MB. */
  static double heapAfterCollection(long pid) {
    ask(pid, "GC.run");
    Matcher used = USED.matcher(ask(pid, "GC.heap_info"));
    double kilobytes = 0;
    // Young and old generation; the metaspace that follows is no heap.
    for (int generation = 0; generation < 2 && used.find(); generation++) {
      kilobytes += Double.parseDouble(used.group(1));
    }
    return kilobytes * 1024 / 1e6;
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
