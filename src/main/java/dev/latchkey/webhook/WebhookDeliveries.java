package dev.latchkey.webhook;

import dev.latchkey.database.Retention;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All deliveries. */
@Stateless
public class WebhookDeliveries {
  private static final Duration KEPT = Duration.ofDays(7);

  @PersistenceContext private EntityManager entities;

  /** Stores a delivery in the transaction that posts its message. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void add(WebhookDelivery delivery) {
    entities.persist(delivery);
  }

  /** The delivery with this id. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<WebhookDelivery> byId(long id) {
    return Optional.ofNullable(entities.find(WebhookDelivery.class, id));
  }

  /** The deliveries of a webhook before this id, newest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<WebhookDelivery> before(long webhookId, long id, int most) {
    return entities
        .createQuery(
            "select d from WebhookDelivery d where d.webhookId = :webhook and d.id < :id"
                + " order by d.id desc",
            WebhookDelivery.class)
        .setParameter("webhook", webhookId)
        .setParameter("id", id)
        .setHint("eclipselink.refresh", true)
        .setMaxResults(most)
        .getResultList();
  }

  /** Records an attempt. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void attempted(long id, Attempt attempt, Instant at) {
    byId(id).ifPresent(delivery -> delivery.attempted(attempt, at));
  }

  /** Messages are shown for a week. */
  @Produces
  @Singleton
  public static Retention retention() {
    return new Retention("webhook deliveries", WebhookDelivery.class, "id", "createdAt", KEPT);
  }
}
