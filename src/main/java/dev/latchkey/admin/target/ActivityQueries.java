package dev.latchkey.admin.target;

import dev.latchkey.account.Account;
import dev.latchkey.familiar.FamiliarAddress;
import dev.latchkey.session.Session;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How accounts are used: their live sessions and last logins, for a page of accounts at once. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ActivityQueries {
  @PersistenceContext private EntityManager entities;

  /** The number of live sessions by account id. Accounts without one are left out. */
  public Map<Long, Integer> liveSessions(Collection<Account> accounts, Instant now) {
    Map<Long, Account> byId =
        accounts.stream()
            .filter(Account::enabled)
            .collect(Collectors.toMap(Account::id, account -> account));
    Map<Long, Integer> counts = new HashMap<>();
    for (Object[] row : openSessions(byId.keySet(), now)) {
      Long id = (Long) row[0];
      if ((Integer) row[1] == byId.get(id).credentialsVersion()) {
        counts.put(id, ((Number) row[2]).intValue());
      }
    }
    return counts;
  }

  /** A session with other credentials than its account has ended. Reads no other table. */
  private List<Object[]> openSessions(Collection<Long> ids, Instant now) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select s.accountId, s.credentialsVersion, count(s) from Session s"
                + " where s.accountId in :ids and s.endedAt is null and s.expiresAt > :now"
                + " group by s.accountId, s.credentialsVersion",
            Object[].class)
        .setParameter("ids", ids)
        .setParameter("now", now)
        .getResultList();
  }

  /**
   * The last login by account id: the opening of the newest session. After its row was purged, the
   * newest entry of the familiar addresses, which is accurate to one day.
   */
  public Map<Long, Instant> lastLogins(Collection<Account> accounts) {
    List<Long> ids = accounts.stream().map(Account::id).toList();
    Map<Long, Instant> last = newest(Session.class, "createdAt", ids);
    newest(FamiliarAddress.class, "lastLoginAt", ids)
        .forEach((id, at) -> last.merge(id, at, (one, other) -> one.isAfter(other) ? one : other));
    return last;
  }

  private Map<Long, Instant> newest(Class<?> type, String time, Collection<Long> ids) {
    Map<Long, Instant> newest = new HashMap<>();
    if (!ids.isEmpty()) {
      entities
          .createQuery(
              "select r.accountId, max(r.%s) from %s r where r.accountId in :ids group by r.accountId"
                  .formatted(time, type.getSimpleName()),
              Object[].class)
          .setParameter("ids", ids)
          .getResultList()
          .forEach(row -> newest.put((Long) row[0], (Instant) row[1]));
    }
    return newest;
  }
}
