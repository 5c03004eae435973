package dev.latchkey.familiar;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.database.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From where accounts were logged in to: at most {@value #MOST_PER_ACCOUNT} address groups per
 * account, so that nobody who knows a password can fill the table.
 */
@Stateless
public class FamiliarAddresses {
  /** A named query, because every login asks it: it is prepared once. */
  static final String LAST_LOGIN = "FamiliarAddress.lastLogin";

  static final int MOST_PER_ACCOUNT = 50;

  @PersistenceContext private EntityManager entities;

  /** When this account was last logged in to from there, to within a day; one look-up by key. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> lastLogin(long accountId, AddressBlock subnet) {
    return entities
        .createNamedQuery(LAST_LOGIN, Instant.class)
        .setParameter("account", accountId)
        .setParameter("subnet", subnet.toString())
        .getResultStream()
        .findFirst();
  }

  /** Notes one more login from there; false if there was none before. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean renew(long accountId, AddressBlock subnet, Instant now) {
    return entities
            .createQuery(
                "update FamiliarAddress f set f.lastLoginAt = :now"
                    + " where f.accountId = :account and f.subnet = :subnet")
            .setParameter("now", now)
            .setParameter("account", accountId)
            .setParameter("subnet", subnet.toString())
            .executeUpdate()
        == 1;
  }

  /**
   * Notes the first login from there. If the account has too many addresses, the ones that were not
   * used for the longest time are forgotten.
   *
   * @throws jakarta.persistence.PersistenceException if another login noted it at the same moment
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void add(long accountId, AddressBlock subnet, Instant now) {
    List<?> surplus =
        entities
            .createQuery(
                "select f.id from FamiliarAddress f where f.accountId = :account"
                    + " order by f.lastLoginAt desc, f.id desc")
            .setParameter("account", accountId)
            .setFirstResult(MOST_PER_ACCOUNT - 1)
            .getResultList();
    if (!surplus.isEmpty()) {
      entities
          .createQuery("delete from FamiliarAddress f where f.id in :surplus")
          .setParameter("surplus", surplus)
          .executeUpdate();
    }
    entities.persist(new FamiliarAddress(accountId, subnet, now));
    entities.flush();
  }

  /** Forgets all addresses of an account that is erased. */
  public void forget(long accountId) {
    entities
        .createQuery("delete from FamiliarAddress f where f.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Forgets some addresses that were last used before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, FamiliarAddress.class, "id", "lastLoginAt", before, most);
  }
}
