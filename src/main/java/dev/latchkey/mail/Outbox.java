package dev.latchkey.mail;

import dev.latchkey.runtime.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All mails that are owed. A mail is claimed by moving its due time on, with one conditional
 * update: of many nodes one wins, and if that node dies the mail falls due again by itself.
 */
@Stateless
public class Outbox {
  /** How long a claim holds: longer than the slowest attempt to send. */
  static final Duration LEASE = Duration.ofMinutes(3);

  @PersistenceContext private EntityManager entities;
  @Inject private Event<OutgoingMail> posted;

  /** Owes a mail, in the caller's transaction; the postman hears of it after the commit. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void post(OutgoingMail mail) {
    entities.persist(mail);
    posted.fire(mail);
  }

  /** The ids of some mails that are due, oldest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Long> due(Instant now, int most) {
    return entities
        .createQuery(
            "select m.id from OutgoingMail m where m.dueAt <= :now and m.parkedAt is null"
                + " order by m.dueAt",
            Long.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList();
  }

  /** Claims a due mail for the lease; empty if another worker has it. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<OutgoingMail> claim(long id, Instant now) {
    int claimed =
        entities
            .createQuery(
                "update OutgoingMail m set m.dueAt = :until, m.attempts = m.attempts + 1"
                    + " where m.id = :id and m.dueAt <= :now and m.parkedAt is null")
            .setParameter("until", now.plus(LEASE))
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate();
    return claimed == 1
        ? Optional.ofNullable(entities.find(OutgoingMail.class, id))
        : Optional.empty();
  }

  /** Forgets a mail that a relay has accepted, or that nobody is to get. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void done(long id) {
    entities
        .createQuery("delete from OutgoingMail m where m.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Sends it again later. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void postpone(long id, String why, Instant until) {
    Optional.ofNullable(entities.find(OutgoingMail.class, id))
        .ifPresent(mail -> mail.postpone(why, until));
  }

  /** Keeps a mail that will never be accepted, with the reason, for the operator to see. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void park(long id, String why, Instant now) {
    Optional.ofNullable(entities.find(OutgoingMail.class, id))
        .ifPresent(mail -> mail.park(why, now));
  }

  /** Forgets some mails that were parked before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, OutgoingMail.class, "id", "parkedAt", before, most);
  }
}
