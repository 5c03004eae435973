package dev.latchkey.admin.search;

import dev.latchkey.account.Account;
import dev.latchkey.json.Cursor;

/**
 * A place in the list of accounts: after this key in this order.
 *
 * @param key an id, a folded username or a folded email; empty for the beginning
 */
public record AccountCursor(Order order, String key) {
  private static final int LONGEST_ID = 18;

  /** The letters begin the text of a cursor. */
  enum Order {
    ID,
    USERNAME,
    EMAIL
  }

  static AccountCursor first(String prefix) {
    return new AccountCursor(prefix == null ? Order.ID : Order.USERNAME, "");
  }

  /** The place of this account. */
  AccountCursor at(Account account) {
    return new AccountCursor(
        order,
        switch (order) {
          case ID -> Long.toString(account.id());
          case USERNAME -> account.usernameFolded();
          case EMAIL -> account.emailFolded();
        });
  }

  /** The beginning of the next order. Null after the last one. */
  AccountCursor next() {
    return order == Order.USERNAME ? new AccountCursor(Order.EMAIL, "") : null;
  }

  String text() {
    return Cursor.of(order.name().charAt(0) + key);
  }

  /**
   * Reads the text of a cursor of the same search.
   *
   * @throws IllegalArgumentException if it is another text
   */
  static AccountCursor parse(String text, String prefix) {
    String plain = Cursor.key(text);
    for (Order order : Order.values()) {
      AccountCursor cursor = new AccountCursor(order, plain.substring(1));
      if (order.name().charAt(0) == plain.charAt(0) && cursor.isOf(prefix)) {
        return cursor;
      }
    }
    throw Cursor.refusal();
  }

  private boolean isOf(String prefix) {
    if (prefix == null) {
      return order == Order.ID && key.length() <= LONGEST_ID && key.matches("[0-9]+");
    }
    return order != Order.ID && (key.isEmpty() || key.startsWith(prefix));
  }
}
