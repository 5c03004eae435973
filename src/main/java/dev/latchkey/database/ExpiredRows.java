package dev.latchkey.database;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The rows of all features that are past their {@link Retention}. */
@Stateless
public class ExpiredRows {
  @PersistenceContext private EntityManager entities;

  /**
   * Deletes at most this many expired rows, in a transaction of its own. It first selects their
   * keys and then deletes by key, so that no other rows are locked.
   *
   * @param now the database's time
   * @return how many were deleted; fewer than {@code most} if none is left
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int delete(Retention retention, Instant now, int most) {
    Instant before = now.minus(retention.kept());
    String from =
        " from "
            + retention.entity().getSimpleName()
            + " e where e."
            + retention.since()
            + " < :before";
    List<?> stale =
        entities
            .createQuery("select e." + retention.key() + from)
            .setParameter("before", before)
            .setMaxResults(most)
            .getResultList();
    return stale.isEmpty()
        ? 0
        : entities
            .createQuery("delete" + from + " and e." + retention.key() + " in :stale")
            .setParameter("before", before)
            .setParameter("stale", stale)
            .executeUpdate();
  }
}
