package dev.latchkey.delivery;

import dev.latchkey.database.Engine;
import dev.latchkey.database.InstantColumn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which node sends which message. A node claims a message by moving its due time into the future,
 * with one conditional update that only one node can win. If that node dies, the message becomes
 * due again. On PostgreSQL, {@code SKIP LOCKED} makes each node pick a message that no other node
 * is claiming.
 */
@Stateless
public class OutboxClaims {
  /**
   * How long a claim lasts: longer than the slowest delivery plus the difference between clocks.
   */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final int CANDIDATES = 20;

  // Native SQL, because Jakarta Persistence 3.1 has no SKIP LOCKED. Derby has none either.
  private static final String NEXT_UNLOCKED =
      "select id from outbox where channel = ?1 and priority = ?2 and parked_at is null"
          + " and due_at <= ?3 order by parked_at, due_at limit 1 for update skip locked";

  private static final int MOST_PUT_OFF = 1000;

  // Native SQL, because Jakarta Persistence 3.1 has no limit of rows in a subquery.
  private static final String PUT_OFF =
      "update outbox set due_at = ?1 where due_at <= ?2 and id in ("
          + "select id from outbox where channel = ?3 and priority = ?4 and parked_at is null"
          + " and due_at <= ?2 and recipient = ?5 and created_at > ?6"
          + " order by parked_at, due_at fetch first "
          + MOST_PUT_OFF
          + " rows only";

  @PersistenceContext private EntityManager entities;
  @Inject private Engine engine;

  /**
   * Claims the message of this channel that has been due longest. Messages that a person waits for
   * come before all notices. Empty if no message is due.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<OutboxMessage> claimNext(String channel, Instant now) {
    return claimNext(channel, OutboxMessage.AWAITED, now)
        .or(() -> claimNext(channel, OutboxMessage.NOTICE, now));
  }

  private Optional<OutboxMessage> claimNext(String channel, int priority, Instant now) {
    return engine.isPostgreSql()
        ? claimUnlocked(channel, priority, now)
        : claimOldest(channel, priority, now);
  }

  // Each node gets a different row at the first try, so no node waits for another.
  private Optional<OutboxMessage> claimUnlocked(String channel, int priority, Instant now) {
    List<?> ids =
        entities
            .createNativeQuery(NEXT_UNLOCKED)
            .setParameter(1, channel)
            .setParameter(2, priority)
            .setParameter(3, new InstantColumn().convertToDatabaseColumn(now))
            .getResultList();
    return ids.stream().findFirst().flatMap(id -> claim(((Number) id).longValue(), now));
  }

  // Optimistic: if another node was faster, this node tries the next row.
  private Optional<OutboxMessage> claimOldest(String channel, int priority, Instant now) {
    return entities
        .createQuery(
            "select m.id from OutboxMessage m where m.channel = :channel"
                + " and m.priority = :priority and m.parkedAt is null and m.dueAt <= :now"
                + " order by m.parkedAt, m.dueAt",
            Long.class)
        .setParameter("channel", channel)
        .setParameter("priority", priority)
        .setParameter("now", now)
        .setMaxResults(CANDIDATES)
        .getResultList()
        .stream()
        .flatMap(id -> claim(id, now).stream())
        .findFirst();
  }

  private Optional<OutboxMessage> claim(long id, Instant now) {
    int claimed =
        entities
            .createQuery(
                "update OutboxMessage m set m.dueAt = :until, m.attempts = m.attempts + 1"
                    + " where m.id = :id and m.dueAt <= :now and m.parkedAt is null")
            .setParameter("until", now.plus(LEASE))
            .setParameter("id", id)
            .setParameter("now", now)
            .executeUpdate();
    return claimed == 1
        ? Optional.ofNullable(entities.find(OutboxMessage.class, id))
        : Optional.empty();
  }

  /**
   * Gives up a claim without an attempt: this message, and up to a thousand others to its recipient
   * that are due, become due later. A message that another node is claiming is left to that node.
   *
   * @param oldest messages created before this are not touched
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void putOff(OutboxMessage claimed, Instant now, Instant until, Instant oldest) {
    InstantColumn column = new InstantColumn();
    entities
        .createNativeQuery(PUT_OFF + (engine.isPostgreSql() ? " for update skip locked)" : ")"))
        .setParameter(1, column.convertToDatabaseColumn(until))
        .setParameter(2, column.convertToDatabaseColumn(now))
        .setParameter(3, claimed.channel())
        .setParameter(4, claimed.priority())
        .setParameter(5, claimed.recipient())
        .setParameter(6, column.convertToDatabaseColumn(oldest))
        .executeUpdate();
    entities
        .createQuery(
            "update OutboxMessage m set m.dueAt = :until, m.attempts = m.attempts - 1"
                + " where m.id = :id and m.parkedAt is null")
        .setParameter("until", until)
        .setParameter("id", claimed.id())
        .executeUpdate();
  }

  /**
   * Makes messages due now if their due time is too far in the future for any claim or pause,
   * because a node with a wrong clock wrote it. Returns how many.
   *
   * @param now the database's time
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int bringForward(Instant now) {
    return entities
        .createQuery(
            "update OutboxMessage m set m.dueAt = :now"
                + " where m.dueAt > :latest and m.parkedAt is null")
        .setParameter("now", now)
        .setParameter("latest", now.plus(LEASE.multipliedBy(2)))
        .executeUpdate();
  }
}
