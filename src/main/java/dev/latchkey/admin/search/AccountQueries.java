package dev.latchkey.admin.search;

import dev.latchkey.account.Account;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Reads accounts in the order of an index, some at a time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountQueries {
  /** Usernames and addresses are ASCII, so that this sorts after every character of theirs. */
  private static final String AFTER_ASCII = "\uffff";

  @PersistenceContext private EntityManager entities;

  /** The next accounts after the cursor, whose username or email begins with the prefix. */
  public List<Account> next(String prefix, AccountCursor after, int most) {
    return switch (after.order()) {
      case ID -> byId(after.key().isEmpty() ? 0 : Long.parseLong(after.key()), most);
      case USERNAME -> byPrefix("usernameFolded", prefix, after.key(), most);
      case EMAIL -> byPrefix("emailFolded", prefix, after.key(), most);
    };
  }

  private List<Account> byId(long after, int most) {
    return entities
        .createQuery("select a from Account a where a.id > :after order by a.id", Account.class)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /** Not with {@code like}: with a parameter, PostgreSQL would not use the index. */
  private List<Account> byPrefix(String column, String prefix, String after, int most) {
    String text =
        "select a from Account a where a.%1$s >= :prefix and a.%1$s <= :last and a.%1$s > :after"
            + " order by a.%1$s";
    return entities
        .createQuery(text.formatted(column), Account.class)
        .setParameter("prefix", prefix)
        .setParameter("last", prefix + AFTER_ASCII)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }
}
