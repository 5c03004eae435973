package dev.latchkey.webhook;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All webhooks. */
@Stateless
public class Webhooks {
  /** The most webhooks that an operator can add. Each event is written once for each of them. */
  static final int MOST = 50;

  @PersistenceContext private EntityManager entities;

  /** Stores a new webhook. False if there are too many. */
  public boolean add(Webhook webhook) {
    long before =
        entities.createQuery("select count(w) from Webhook w", Long.class).getSingleResult();
    if (before < MOST) {
      entities.persist(webhook);
    }
    return before < MOST;
  }

  /** All webhooks as they are now, oldest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Webhook> all() {
    return entities
        .createQuery("select w from Webhook w order by w.id", Webhook.class)
        .setHint("eclipselink.refresh", true)
        .setMaxResults(MOST)
        .getResultList();
  }

  /** The webhook with this id, as it is now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Webhook> byId(long id) {
    return Optional.ofNullable(
        entities.find(Webhook.class, id, Map.of("eclipselink.refresh", true)));
  }

  /** The webhook with this id, locked until the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Webhook> locked(long id) {
    return Optional.ofNullable(entities.find(Webhook.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Removes a webhook. False if there is none. */
  public boolean remove(long id) {
    return entities
            .createQuery("delete from Webhook w where w.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }
}
