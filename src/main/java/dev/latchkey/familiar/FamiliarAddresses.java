package dev.latchkey.familiar;

import dev.latchkey.address.AddressBlock;
import dev.latchkey.database.Retention;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The subnets from which accounts have been logged in to. There are at most {@value
 * #MOST_PER_ACCOUNT} per account, so that even someone who knows the password cannot fill the
 * table.
 */
@Stateless
public class FamiliarAddresses {
  /** A named query is prepared only once; every login runs it. */
  static final String LAST_LOGIN = "FamiliarAddress.lastLogin";

  static final int MOST_PER_ACCOUNT = 50;

  @PersistenceContext private EntityManager entities;

  /**
   * The time of the last login to this account from this subnet, accurate to one day. Takes one
   * lookup by key.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> lastLogin(long accountId, AddressBlock subnet) {
    return entities
        .createNamedQuery(LAST_LOGIN, Instant.class)
        .setParameter("account", accountId)
        .setParameter("subnet", subnet.toString())
        .getResultStream()
        .findFirst();
  }

  /** The time of the last login to this account from anywhere, accurate to one day. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> lastLogin(long accountId) {
    return Optional.ofNullable(
        entities
            .createQuery(
                "select max(f.lastLoginAt) from FamiliarAddress f where f.accountId = :account",
                Instant.class)
            .setParameter("account", accountId)
            .getSingleResult());
  }

  /** Records another login from a known subnet. False if the subnet is not known yet. */
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
   * Records the first login from a subnet. If the account then has too many, the least recently
   * used ones are deleted.
   *
   * @throws jakarta.persistence.PersistenceException if another login added the same subnet at the
   *     same time
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

  /** Deletes all subnets of an account that is being erased. */
  public void forget(long accountId) {
    entities
        .createQuery("delete from FamiliarAddress f where f.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Subnets are kept as long as they are familiar. */
  @Produces
  @Singleton
  public static Retention retention() {
    return new Retention(
        "familiar addresses", FamiliarAddress.class, "id", "lastLoginAt", Familiarity.LASTS);
  }
}
