package dev.latchkey.database;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Deletes a limited number of old rows. It first selects their keys and then deletes by key, so
 * that no other rows are locked.
 */
public final class Batch {
  private Batch() {}

  /**
   * Deletes at most {@code most} entities whose attribute {@code time} is before the moment.
   *
   * @return how many were deleted; fewer than {@code most} if none is left
   */
  public static int deleteBefore(
      EntityManager entities, Class<?> type, String key, String time, Instant before, int most) {
    String from = " from " + type.getSimpleName() + " e where e." + time + " < :before";
    List<?> stale =
        entities
            .createQuery("select e." + key + from)
            .setParameter("before", before)
            .setMaxResults(most)
            .getResultList();
    return stale.isEmpty()
        ? 0
        : entities
            .createQuery("delete" + from + " and e." + key + " in :stale")
            .setParameter("before", before)
            .setParameter("stale", stale)
            .executeUpdate();
  }
}
