package dev.latchkey.admin.search;

import dev.latchkey.account.Account;
import dev.latchkey.admin.search.AccountCursor.Order;
import dev.latchkey.admin.target.AccountDetails;
import dev.latchkey.admin.target.ViewAccounts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a page of accounts. With a prefix, those whose username begins with it come first. So that
 * a page costs the same with any number of accounts, at most {@value #MOST_EXAMINED} are examined.
 * A page may then be short, and the next one goes on.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FindAccounts {
  private static final int MOST_EXAMINED = 5000;
  private static final int CHUNK = 200;

  @Inject private AccountQueries search;
  @Inject private ViewAccounts view;

  /** The accounts, and the cursor of the next page; null if there is none. */
  public Page page(AccountFilter query) {
    Search run = new Search(query);
    while (run.goesOn()) {
      run.examine(search.next(query.prefix(), run.cursor, run.chunk()));
    }
    return new Page(view.of(run.found), run.next());
  }

  /** A page of accounts. */
  public record Page(List<AccountDetails> accounts, String next) {
    /** Keeps a copy. */
    public Page {
      accounts = List.copyOf(accounts);
    }
  }

  /** The state of one search. It looks for one account more than the page holds. */
  private static final class Search {
    private final AccountFilter query;
    private final List<Account> found = new ArrayList<>();
    private AccountCursor cursor;
    private AccountCursor lastOfPage;
    private int examined;

    Search(AccountFilter query) {
      this.query = query;
      this.cursor = query.start();
    }

    boolean goesOn() {
      return cursor != null && lastOfPage == null && examined < MOST_EXAMINED;
    }

    int chunk() {
      return query.isFiltered() ? CHUNK : query.limit() + 1;
    }

    void examine(List<Account> accounts) {
      for (Account account : accounts) {
        if (matches(account)) {
          if (found.size() == query.limit()) {
            lastOfPage = cursor;
            return;
          }
          found.add(account);
        }
        cursor = cursor.at(account);
        examined++;
      }
      if (accounts.size() < chunk()) {
        cursor = query.prefix() != null && query.prefix().isEmpty() ? null : cursor.next();
      }
    }

    private boolean matches(Account account) {
      boolean listedByName =
          cursor.order() == Order.EMAIL && account.usernameFolded().startsWith(query.prefix());
      return !listedByName && query.matches(account);
    }

    String next() {
      AccountCursor next = lastOfPage == null ? cursor : lastOfPage;
      return next == null ? null : next.text();
    }
  }
}
