package dev.latchkey.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.setting.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Prints JSON for people. Nothing in it can send a code to the terminal or turn its text around.
 */
public final class Table {
  private static final Set<String> BAD = Set.of("refused", "parked");
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";
  private static final String GAP = "  ";

  private Table() {}

  /** A line with the names of the columns, and a line for each object. */
  public static String of(List<String> columns, JsonNode objects, boolean colour) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(Table::title).toList());
    objects.forEach(object -> rows.add(cells(columns, object)));
    List<Integer> widths = widths(rows);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(line(rows.get(i), widths, colour, i == 0));
    }
    return text.toString();
  }

  /** A line for each field of one object. */
  public static String lines(List<String> fields, JsonNode object) {
    int width = fields.stream().mapToInt(String::length).max().orElse(0);
    return fields.stream()
        .map(
            field -> padded(field.replace('_', ' '), width) + GAP + cell(object.path(field)) + '\n')
        .collect(Collectors.joining());
  }

  private static String title(String column) {
    return column.replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  private static List<String> cells(List<String> columns, JsonNode object) {
    return columns.stream().map(column -> cell(object.path(column))).toList();
  }

  private static String cell(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Table::cell)
          .collect(Collectors.joining(", "));
    }
    return value.isNull() || value.isMissingNode() ? "-" : Shown.escaped(value.asText());
  }

  private static List<Integer> widths(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
    }
    return widths;
  }

  private static String line(
      List<String> row, List<Integer> widths, boolean colour, boolean heading) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      boolean last = column == row.size() - 1;
      String text = last ? row.get(column) : padded(row.get(column), widths.get(column)) + GAP;
      line.append(colour ? coloured(text, heading) : text);
    }
    return line.append('\n').toString();
  }

  private static String coloured(String text, boolean heading) {
    if (heading) {
      return BOLD + text + PLAIN;
    }
    return BAD.contains(text.strip()) ? RED + text + PLAIN : text;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - width(text));
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
