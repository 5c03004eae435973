package dev.latchkey.database;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;

/** All leases. One conditional update decides which node does the work. */
@Stateless
public class Leases {
  @PersistenceContext private EntityManager entities;

  /**
   * Takes the lease for this long. False if another node holds it. A lease that ends later than a
   * new one would was written by a node with a wrong clock, and does not count.
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
