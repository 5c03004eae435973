package dev.latchkey.ticket;

import dev.latchkey.database.Retention;
import dev.latchkey.delivery.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All tickets. */
@Stateless
public class Tickets {
  /** Longer than the hour in which the mails to an address are counted. */
  private static final Duration COUNTED = Duration.ofHours(2);

  @PersistenceContext private EntityManager entities;
  @Inject private Outbox outbox;

  /**
   * Stores a ticket, and voids the account's tickets for the same purpose from earlier requests. A
   * ticket from the same request stays valid, because its mail may have arrived although the relay
   * did not confirm it. A ticket from a later request stays valid too, because mails may arrive in
   * any order.
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

  /** Voids every link of an account, also those whose mail was not sent yet. */
  public void voidAll(long accountId) {
    outbox.dropAwaited(accountId);
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

  /** The ticket with this digest, if it is for one of these purposes and can be used now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Ticket> usable(List<String> purposes, String digest, Instant now) {
    return entities
        .createQuery(
            "select t from Ticket t where t.tokenDigest = :digest"
                + " and t.purpose in :purposes and t.valid = true and t.expiresAt > :now",
            Ticket.class)
        .setParameter("digest", digest)
        .setParameter("purposes", purposes)
        .setParameter("now", now)
        .getResultStream()
        .findFirst();
  }

  /**
   * Marks a ticket as no longer valid. Returns true to only one of several simultaneous callers.
   */
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

  /** Expired tickets stay while they count. */
  @Produces
  @Singleton
  public static Retention retention() {
    return new Retention("tickets", Ticket.class, "tokenDigest", "expiresAt", COUNTED);
  }
}
