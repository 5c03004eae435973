package dev.latchkey.admin.mail;

import dev.latchkey.account.Account;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.mail.MailChannel;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Reads the mails of the outbox. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MailQueries {
  private static final int MOST = 100;

  @PersistenceContext private EntityManager entities;

  /** The next mails after the cursor, in the same state. */
  public List<OutboxMessage> next(MailCursor after, int most) {
    return after.parkedAt() == null ? waiting(after, most) : parked(after, most);
  }

  private List<OutboxMessage> waiting(MailCursor after, int most) {
    return entities
        .createQuery(
            "select m from OutboxMessage m where m.channel = :channel and m.parkedAt is null"
                + " and m.id > :id order by m.parkedAt, m.id",
            OutboxMessage.class)
        .setParameter("channel", MailChannel.NAME)
        .setParameter("id", after.id())
        .setMaxResults(most)
        .getResultList();
  }

  private List<OutboxMessage> parked(MailCursor after, int most) {
    return entities
        .createQuery(
            "select m from OutboxMessage m where m.channel = :channel and m.parkedAt >= :at"
                + " and (m.parkedAt > :at or m.id > :id) order by m.parkedAt, m.id",
            OutboxMessage.class)
        .setParameter("channel", MailChannel.NAME)
        .setParameter("at", after.parkedAt())
        .setParameter("id", after.id())
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * The newest mails to the owner of this account. A mail that somebody has asked for without
   * signing in has only an address.
   */
  public List<OutboxMessage> of(Account account) {
    return entities
        .createQuery(
            "select m from OutboxMessage m where m.channel = :channel"
                + " and (m.accountId = :account or m.recipient in (:email, :folded))"
                + " order by m.id desc",
            OutboxMessage.class)
        .setParameter("channel", MailChannel.NAME)
        .setParameter("account", account.id())
        .setParameter("email", account.email())
        .setParameter("folded", account.emailFolded())
        .setMaxResults(MOST)
        .getResultList();
  }
}
