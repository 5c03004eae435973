package dev.latchkey.revocation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All status lists and the indices that were given out. */
@Stateless
public class StatusLists {
  @PersistenceContext private EntityManager entities;

  /**
   * A list with free indices whose URI starts with this base, locked until the transaction ends.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<StatusList> open(String base, Instant now) {
    return entities
        .createQuery(
            "select l from StatusList l where l.closed = false and l.handedOut < :capacity"
                + " and l.fillsUntil > :now and l.uri = concat(:base, l.id)",
            StatusList.class)
        .setParameter("capacity", StatusList.CAPACITY)
        .setParameter("now", now)
        .setParameter("base", base + StatusList.PATH + "/")
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        // PostgreSQL may have waited for the lock, and the row may have changed meanwhile.
        .filter(list -> list.isOpen(now))
        .findFirst();
  }

  /** Stores a new list. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(StatusList list) {
    entities.persist(list);
  }

  /** Stores which token has which index. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(StatusIndex index) {
    entities.persist(index);
  }

  /** All lists. There are few: each has room for 131 072 tokens. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<StatusList> all() {
    return entities.createQuery("select l from StatusList l", StatusList.class).getResultList();
  }

  /** Whether the database has a list with this id. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean has(String id) {
    return entities.find(StatusList.class, id) != null;
  }

  /** When the youngest token of a list expires; {@link Instant#EPOCH} if it has none. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Instant expiryOf(String listId) {
    return entities
        .createQuery(
            "select i from StatusIndex i where i.listId = :list order by i.expiresAt desc",
            StatusIndex.class)
        .setParameter("list", listId)
        .setMaxResults(1)
        .getResultStream()
        .map(StatusIndex::expiresAt)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  /** The ids of the lists that get no new tokens, and whose youngest token expired before this. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> expired(Instant before) {
    return all().stream()
        .filter(list -> list.isClosed() || list.fillsUntil().isBefore(before))
        .filter(list -> expiryOf(list.id()).isBefore(before))
        .map(StatusList::id)
        .toList();
  }

  /**
   * Closes every list: all of its tokens count as ended, and it gets no new ones. All listeners are
   * told to fetch the lists again.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void closeAll(String newEpoch) {
    entities.createQuery("update StatusList l set l.closed = true").executeUpdate();
    entities
        .createQuery("update RevocationCounter c set c.epoch = :epoch")
        .setParameter("epoch", newEpoch)
        .executeUpdate();
  }

  /** Deletes some indices and revocations of a list that is no longer needed. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void removeIndices(String listId, int from, int to) {
    for (String type : List.of("StatusIndex", "Revocation")) {
      entities
          .createQuery(
              "delete from "
                  + type
                  + " e where e.listId = :list and e.idx >= :from and e.idx < :to")
          .setParameter("list", listId)
          .setParameter("from", from)
          .setParameter("to", to)
          .executeUpdate();
    }
  }

  /** Deletes a list. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void remove(String listId) {
    entities
        .createQuery("delete from StatusList l where l.id = :id")
        .setParameter("id", listId)
        .executeUpdate();
  }
}
