package dev.latchkey.database;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;

/** All leases: one conditional update decides which node does the work. */
@Stateless
public class Leases {
  @PersistenceContext private EntityManager entities;

  /**
   * Takes the work for this long; false if another node has it. A lease that ends later than one
   * that is taken now was taken by a node whose clock was wrong, and does not count.
   *
   * @param now the database's time
   */
  public boolean take(String name, Instant now, Duration lease) {
    return entities
            .createQuery(
                "update Lease l set l.freeAt = :until where l.name = :name"
                    + " and (l.freeAt <= :now or l.freeAt > :until)")
            .setParameter("until", now.plus(lease))
            .setParameter("name", name)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
