package dev.latchkey.admin.search;

import dev.latchkey.account.Account;
import dev.latchkey.account.Roles;
import dev.latchkey.json.Cursor;
import dev.latchkey.json.QueryFields;
import dev.latchkey.json.UnicodeText;
import java.util.List;
import java.util.Locale;

/**
 * Which accounts an operator looks for.
 *
 * @param prefix the folded beginning of the username or the email; null for all accounts
 * @param role null for any
 * @param enabled null for both
 * @param after where to go on
 */
public record AccountFilter(
    String prefix, String role, Boolean enabled, int limit, AccountCursor after) {
  /** An address has at most 254 characters. */
  private static final int LONGEST = 254;

  /** Reads the query of a request. */
  public static AccountFilter from(QueryFields query) {
    String prefix = query.text("q", LONGEST, AccountFilter::folded);
    return new AccountFilter(
        prefix,
        query.text("role", LONGEST, text -> Roles.parse(List.of(text)).first()),
        query.flag("enabled"),
        query.limit(),
        query.text("after", Cursor.LONGEST, text -> AccountCursor.parse(text, prefix)));
  }

  private static String folded(String text) {
    return UnicodeText.withoutControls(text).toLowerCase(Locale.ROOT);
  }

  boolean isFiltered() {
    return role != null || enabled != null;
  }

  boolean matches(Account account) {
    return (role == null || account.hasRole(role))
        && (enabled == null || account.enabled() == enabled);
  }

  AccountCursor start() {
    return after == null ? AccountCursor.first(prefix) : after;
  }
}
