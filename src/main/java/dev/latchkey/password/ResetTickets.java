package dev.latchkey.password;

import dev.latchkey.runtime.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** All reset tickets. */
@Stateless
public class ResetTickets {
  @PersistenceContext private EntityManager entities;

  /** Stores a ticket; those that its account had are void from now on. */
  public void issue(ResetTicket ticket) {
    voidAll(ticket.accountId());
    entities.persist(ticket);
  }

  /** Voids every ticket of an account. */
  public void voidAll(long accountId) {
    entities
        .createQuery(
            "update ResetTicket t set t.valid = false"
                + " where t.accountId = :account and t.valid = true")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** How many requests of this account were answered with a ticket since then, but for one. */
  public long answeredSince(long accountId, Instant since, long otherThanOutboxId) {
    return entities
        .createQuery(
            "select count(distinct t.outboxId) from ResetTicket t where t.accountId = :account"
                + " and t.createdAt > :since and t.outboxId <> :other",
            Long.class)
        .setParameter("account", accountId)
        .setParameter("since", since)
        .setParameter("other", otherThanOutboxId)
        .getSingleResult();
  }

  /** The ticket of this digest, if it could be used now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<ResetTicket> usable(String digest, Instant now) {
    return entities
        .createQuery(
            "select t from ResetTicket t where t.tokenDigest = :digest"
                + " and t.valid = true and t.expiresAt > :now",
            ResetTicket.class)
        .setParameter("digest", digest)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  /** Uses a ticket up. Of two that try at once, one gets true. */
  public boolean claim(String digest, Instant now) {
    return entities
            .createQuery(
                "update ResetTicket t set t.valid = false where t.tokenDigest = :digest"
                    + " and t.valid = true and t.expiresAt > :now")
            .setParameter("digest", digest)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Forgets some tickets that expired before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(
        entities, ResetTicket.class, "tokenDigest", "expiresAt", before, most);
  }
}
