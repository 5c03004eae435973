package dev.latchkey.ticket;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** What was mailed to an account or an address before. Limits the number of mails. */
@Stateless
public class MailedTickets {
  @PersistenceContext private EntityManager entities;

  /**
   * Whether this mail was sent before, and a later request of the account has got a ticket since. A
   * mail that the relay has delayed must not void the link of a newer request.
   */
  public boolean isSuperseded(OutboxMessage mail, Account account) {
    return mail.attempts() > 1 && answeredNewer(mail.kind(), account.id(), mail.createdAt());
  }

  /** Whether the account has a ticket for a request made after this time. */
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

  /** How many requests for this address got a ticket since this time. One request is left out. */
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
   * Whether a link that was mailed to this address has neither expired nor been used. One request
   * is left out. A link that was voided in another way still counts. Otherwise someone could
   * trigger more mails by deleting the account or changing its password.
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
}
