package dev.latchkey.ticket;

import dev.latchkey.database.Batch;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** All tickets. */
@Stateless
public class Tickets {
  @PersistenceContext private EntityManager entities;

  /**
   * Stores a ticket. Tickets of the same purpose that answered earlier requests for its account are
   * void from now on. One that answered the same request stays: its mail may have arrived although
   * the relay did not say so. One that answered a later request stays too: mails may overtake each
   * other.
   */
  public void issue(Ticket ticket) {
    entities
        .createQuery(
            "update Ticket t set t.valid = false where t.accountId = :account"
                + " and t.purpose = :purpose and t.valid = true and t.outboxId <> :request"
                + " and t.requestedAt <= :requested")
        .setParameter("account", ticket.accountId())
        .setParameter("purpose", ticket.purpose())
        .setParameter("request", ticket.outboxId())
        .setParameter("requested", ticket.requestedAt())
        .executeUpdate();
    entities.persist(ticket);
  }

  /** Whether a request for this account that was made after this moment was answered. */
  public boolean answeredNewer(String purpose, long accountId, Instant moment) {
    return entities
            .createQuery(
                "select count(t) from Ticket t where t.accountId = :account"
                    + " and t.purpose = :purpose and t.requestedAt > :moment",
                Long.class)
            .setParameter("account", accountId)
            .setParameter("purpose", purpose)
            .setParameter("moment", moment)
            .getSingleResult()
        > 0;
  }

  /** Voids every ticket of an account. */
  public void voidAll(long accountId) {
    entities
        .createQuery(
            "update Ticket t set t.valid = false"
                + " where t.accountId = :account and t.valid = true")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Voids every ticket of an account for this purpose, because one of them was used. */
  public void useUp(String purpose, long accountId) {
    entities
        .createQuery(
            "update Ticket t set t.valid = false, t.used = true"
                + " where t.accountId = :account and t.purpose = :purpose")
        .setParameter("account", accountId)
        .setParameter("purpose", purpose)
        .executeUpdate();
  }

  /** How many requests for this address were answered with a ticket since then, but for one. */
  public long answeredSince(
      String purpose, String addressDigest, Instant since, long otherThanOutboxId) {
    return entities
        .createQuery(
            "select count(distinct t.outboxId) from Ticket t where t.addressDigest = :address"
                + " and t.purpose = :purpose and t.createdAt > :since and t.outboxId <> :other",
            Long.class)
        .setParameter("address", addressDigest)
        .setParameter("purpose", purpose)
        .setParameter("since", since)
        .setParameter("other", otherThanOutboxId)
        .getSingleResult();
  }

  /**
   * Whether a link that was mailed to this address has neither expired nor been used; one request
   * is left out. A link that was voided in another way counts as left: somebody who erases the
   * account or changes its password does not get more mails sent by that.
   */
  public boolean hasLinkLeft(
      String purpose, String addressDigest, Instant now, long otherThanOutboxId) {
    return entities
            .createQuery(
                "select count(t) from Ticket t where t.addressDigest = :address"
                    + " and t.purpose = :purpose and t.expiresAt > :now and t.used = false and t.outboxId <> :other",
                Long.class)
            .setParameter("address", addressDigest)
            .setParameter("purpose", purpose)
            .setParameter("now", now)
            .setParameter("other", otherThanOutboxId)
            .getSingleResult()
        > 0;
  }

  /** The ticket of this digest, if it is for this purpose and could be used now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Ticket> usable(String purpose, String digest, Instant now) {
    return entities
        .createQuery(
            "select t from Ticket t where t.tokenDigest = :digest"
                + " and t.purpose = :purpose and t.valid = true and t.expiresAt > :now",
            Ticket.class)
        .setParameter("digest", digest)
        .setParameter("purpose", purpose)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  /** Uses a ticket up. Of two that try at once, one gets true. */
  public boolean claim(String digest, Instant now) {
    return entities
            .createQuery(
                "update Ticket t set t.valid = false where t.tokenDigest = :digest"
                    + " and t.valid = true and t.expiresAt > :now")
            .setParameter("digest", digest)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Deletes some tickets that expired before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, Ticket.class, "tokenDigest", "expiresAt", before, most);
  }
}
