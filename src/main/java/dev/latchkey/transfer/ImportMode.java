package dev.latchkey.transfer;

/**
 * What an import does.
 *
 * @param dryRun writes nothing
 * @param update also changes accounts that only an import has written
 */
record ImportMode(boolean dryRun, boolean update) {
  String words(ImportReport report) {
    return report.words() + (dryRun ? " dry_run" : "") + (update ? " update" : "");
  }
}
