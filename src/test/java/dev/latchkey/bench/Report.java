package dev.latchkey.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a run: printed as it comes, and kept in {@code target/bench/report.md}. */
final class Report {
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<String> lines = new ArrayList<>();

  /** A heading, with the columns below it. */
  void heading(String title, String... columns) {
    line("");
    line("### " + title + " (load average " + Proc.loadAverage() + ")");
    line("");
    line("| " + String.join(" | ", columns) + " |");
    line("|" + " --- |".repeat(columns.length));
  }

  /** A row; numbers are rounded to what they are good for. */
  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell instanceof Double number ? rounded(number) : cell).append(" |");
    }
    line(row.toString());
  }

  private static String rounded(double number) {
    double size = Math.abs(number);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, number);
  }

  /** Something to know that is no figure of a table. */
  void note(String text) {
    line("");
    line(text);
  }

  private void line(String text) {
    lines.add(text);
    OUT.println(text);
    try {
      Files.createDirectories(BenchSettings.scratch());
      Files.write(BenchSettings.scratch().resolve("report.md"), lines);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
