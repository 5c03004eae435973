package dev.latchkey.client;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All clients. */
@Stateless
public class Clients {
  /** The most clients that an operator can register. */
  static final int MOST = 1000;

  @PersistenceContext private EntityManager entities;

  /** Stores a new client. False if there are too many. */
  public boolean add(Client client) {
    long before =
        entities.createQuery("select count(c) from Client c", Long.class).getSingleResult();
    if (before < MOST) {
      entities.persist(client);
    }
    return before < MOST;
  }

  /** All clients, oldest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Client> all() {
    return entities
        .createQuery("select c from Client c order by c.createdAt, c.id", Client.class)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** The client with this id, as it is now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Client> byId(String id) {
    return entities
        .createQuery("select c from Client c where c.id = :id", Client.class)
        .setParameter("id", id)
        .setHint("eclipselink.refresh", true)
        .getResultStream()
        .findFirst();
  }

  /** The client with this id, locked until the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Client> locked(String id) {
    return Optional.ofNullable(entities.find(Client.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Removes a client. False if there is none. */
  public boolean remove(String id) {
    return entities
            .createQuery("delete from Client c where c.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Records that a client was used. False if it was removed. */
  public boolean used(String id, Instant now) {
    return entities
            .createQuery("update Client c set c.lastUsedAt = :now where c.id = :id")
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
