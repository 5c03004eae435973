package dev.latchkey.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Keeps what a fault test has measured, for {@code docs/reliability.md}. */
final class Figures {
  private static final Path FILE = Path.of("target", "faults.txt");

  private Figures() {}

  /** Notes one figure, on the console too. */
  static void note(String format, Object... values) {
    String line = String.format(format, values);
    System.out.println(line);
    try {
      Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String seconds(Duration time) {
    return String.format("%.2f s", time.toMillis() / 1000.0);
  }
}
