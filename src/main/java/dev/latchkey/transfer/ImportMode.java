package dev.latchkey.transfer;

import dev.latchkey.json.QueryFields;

/**
 * What an import does.
 *
 * @param dryRun writes nothing
 * @param update also changes accounts that only an import has written
 */
record ImportMode(boolean dryRun, boolean update) {
  /** The mode that a query asks for. */
  static ImportMode from(QueryFields query) {
    Boolean dryRun = query.flag("dry_run");
    Boolean update = query.flag("update");
    return new ImportMode(Boolean.TRUE.equals(dryRun), Boolean.TRUE.equals(update));
  }

  String words(ImportReport report) {
    return report.words() + (dryRun ? " dry_run" : "") + (update ? " update" : "");
  }
}
