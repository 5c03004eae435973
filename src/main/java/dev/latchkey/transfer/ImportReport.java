package dev.latchkey.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Counts what became of the lines, and keeps the first of them. */
public final class ImportReport {
  private static final int MOST_NAMED = 100;

  private int created;
  private int updated;
  private int existing;
  private int refused;
  private final List<LineError> errors = new ArrayList<>();
  private final List<ExistingLine> existingLines = new ArrayList<>();

  void refused(long line, Map<String, String> fields) {
    refused++;
    if (errors.size() < MOST_NAMED) {
      errors.add(new LineError(line, fields));
    }
  }

  void add(Outcome outcome) {
    switch (outcome.kind()) {
      case CREATED -> created++;
      case UPDATED -> updated++;
      case EXISTING -> {
        existing++;
        if (existingLines.size() < MOST_NAMED) {
          existingLines.add(ExistingLine.of(outcome));
        }
      }
    }
  }

  /** The numbers, for the audit trail. */
  String words() {
    return "created="
        + created
        + " updated="
        + updated
        + " existing="
        + existing
        + " refused="
        + refused;
  }

  Answer answer() {
    return new Answer(true, created, existing, updated, refused, errors, existingLines);
  }

  /** The response of an import. */
  record Answer(
      boolean success,
      int created,
      int existing,
      int updated,
      int refused,
      List<LineError> errors,
      List<ExistingLine> existingLines) {}

  /** A line that was refused, and why. */
  record LineError(long line, Map<String, String> fields) {}

  /** A line whose username or address is taken. */
  record ExistingLine(long line, Long accountId, boolean imported, boolean emailVerified) {
    static ExistingLine of(Outcome outcome) {
      return new ExistingLine(
          outcome.line(), outcome.accountId(), outcome.imported(), outcome.emailVerified());
    }
  }
}
