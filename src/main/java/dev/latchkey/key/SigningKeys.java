package dev.latchkey.key;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** All stored keys. */
@Stateless
public class SigningKeys {
  @PersistenceContext private EntityManager entities;

  /** Every key, oldest generation first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SigningKey> all() {
    return entities
        .createQuery("select k from SigningKey k order by k.generation", SigningKey.class)
        .getResultList();
  }

  /**
   * Stores the next generation, in a transaction of its own.
   *
   * @throws jakarta.persistence.PersistenceException if another node has stored it first
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void add(SigningKey key) {
    entities.persist(key);
    entities.flush();
  }

  /** Removes one key. Its tokens are refused from then on. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void remove(int generation) {
    entities
        .createQuery("delete from SigningKey k where k.generation = :generation")
        .setParameter("generation", generation)
        .executeUpdate();
  }

  /** Forgets every generation before this one. */
  public int removeBefore(int generation) {
    return entities
        .createQuery("delete from SigningKey k where k.generation < :generation")
        .setParameter("generation", generation)
        .executeUpdate();
  }
}
