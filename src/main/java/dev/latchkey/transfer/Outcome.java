package dev.latchkey.transfer;

import dev.latchkey.account.Account;
import dev.latchkey.transfer.line.ImportLine;

/**
 * What became of a line.
 *
 * @param accountId null if no account has an id yet, in a dry run
 */
record Outcome(long line, Kind kind, Long accountId, boolean imported, boolean emailVerified) {
  /** What was done. */
  enum Kind {
    CREATED,
    UPDATED,
    EXISTING
  }

  static Outcome of(ImportLine line, Kind kind, Account account) {
    return new Outcome(
        line.number(),
        kind,
        account.id() == 0 ? null : account.id(),
        account.imported(),
        account.emailVerified());
  }
}
