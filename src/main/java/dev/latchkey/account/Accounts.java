package dev.latchkey.account;

import dev.latchkey.foreignhash.Algorithm;
import dev.latchkey.foreignhash.Work;
import dev.latchkey.name.EmailAddress;
import dev.latchkey.name.LoginName;
import dev.latchkey.problem.Causes;
import dev.latchkey.problem.Problem;
import dev.latchkey.problem.SqlState;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All accounts. */
@Stateless
public class Accounts {
  /** Reads an account with one statement. It locks no row. */
  public static final String BY_ID = "Account.byId";

  static final String BY_USERNAME = "Account.byUsername";
  static final String BY_EMAIL = "Account.byEmail";

  @PersistenceContext private EntityManager entities;

  /**
   * Stores a new account. If two signups race, the unique constraints decide which one wins.
   *
   * @throws Problem a 400 that names each field that is taken: the username, the email or both
   */
  public Account add(Account account) {
    // A violated constraint names one field only, but the answer must name every field at fault.
    refuseTaken(
        one(BY_USERNAME, account.usernameFolded()).isPresent(),
        one(BY_EMAIL, account.emailFolded()).isPresent());
    entities.persist(account);
    flush();
    return account;
  }

  /**
   * Stores another address of an account that the caller has locked.
   *
   * @throws Problem a 400 if the address is taken
   */
  public void changeEmail(Account account, EmailAddress address, Instant now) {
    Optional<Account> owner = one(BY_EMAIL, address.folded());
    refuseTaken(false, owner.isPresent() && owner.get().id() != account.id());
    account.changeEmail(address, now);
    flush();
  }

  /** Another call may have taken the name or the address since the check. */
  private void flush() {
    try {
      entities.flush();
    } catch (PersistenceException refused) {
      if (SqlState.of(refused).equals(SqlState.UNIQUE_VIOLATION)) {
        String constraint = Causes.root(refused).getMessage().toLowerCase(Locale.ROOT);
        refuseTaken(!constraint.contains("email"), constraint.contains("email"));
      }
      throw refused;
    }
  }

  /** The account with this id, if there is one. For reading only. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Account> byId(long id) {
    return entities
        .createNamedQuery(BY_ID, Account.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Reads the account with this id again and locks it against writers until the transaction ends.
   * Every call that writes several rows of an account takes this lock first: decision 19.
   */
  public Optional<Account> locked(long id) {
    return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The account with this username or email. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Account> byLoginName(LoginName name) {
    return name.username()
        .flatMap(folded -> one(BY_USERNAME, folded))
        .or(() -> name.email().flatMap(folded -> one(BY_EMAIL, folded)));
  }

  /** Erases the account. The caller must have locked it and erased all rows that refer to it. */
  public boolean remove(long id) {
    return entities
            .createQuery("delete from Account a where a.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** The accounts that have one of these usernames or one of these addresses, folded. */
  public List<Account> withNames(Set<String> usernames, Set<String> emails) {
    List<Account> found = new ArrayList<>(with("usernameFolded", usernames));
    found.addAll(with("emailFolded", emails));
    return found;
  }

  private List<Account> with(String field, Set<String> values) {
    // Without this, EclipseLink would write "in ()".
    return values.isEmpty()
        ? List.of()
        : entities
            .createQuery("select a from Account a where a." + field + " in :values", Account.class)
            .setParameter("values", values)
            .setHint("eclipselink.read-only", "true")
            .getResultList();
  }

  /** Stores new accounts whose names are free. Fails if one was taken meanwhile. */
  public void addAll(List<Account> accounts) {
    accounts.forEach(entities::persist);
    entities.flush();
  }

  /** At most so many accounts with a higher id, in the order of their ids. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Account> after(long id, int most) {
    return entities
        .createQuery("select a from Account a where a.id > :id order by a.id", Account.class)
        .setParameter("id", id)
        .setHint("eclipselink.read-only", "true")
        .setMaxResults(most)
        .getResultList();
  }

  /** The most expensive stored hash of this algorithm that has not the current parameters. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Work> mostForeignWork(Algorithm algorithm) {
    return entities
        .createQuery(
            "select a.foreignWork from Account a where a.foreignAlgorithm = :algorithm"
                + " order by a.foreignWork desc",
            Long.class)
        .setParameter("algorithm", algorithm)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(amount -> new Work(algorithm, amount));
  }

  private Optional<Account> one(String query, String folded) {
    return entities
        .createNamedQuery(query, Account.class)
        .setParameter("folded", folded)
        .getResultStream()
        .findFirst();
  }

  private static void refuseTaken(boolean username, boolean email) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (username) {
      fields.put("username", "is already taken");
    }
    if (email) {
      fields.put("email", "is already taken");
    }
    if (!fields.isEmpty()) {
      throw Problem.ofFields(fields);
    }
  }
}
