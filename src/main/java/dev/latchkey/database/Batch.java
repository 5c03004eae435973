package dev.latchkey.database;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Deletes a few rows by age: found first, then deleted by key, which locks no more than these. */
public final class Batch {
  private Batch() {}

  /**
   * Deletes some entities whose time in this attribute is before the moment.
   *
   * @return how many; fewer than {@code most} when none is left
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
