package dev.latchkey.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All messages that wait to be sent to other systems. */
@Stateless
public class Outbox {
  private static final int IDS_OF_FOUR_NODES = 200;

  @PersistenceContext private EntityManager entities;
  @Inject private Event<OutboxMessage> posted;
  @Inject private SilentRecipients silent;

  /** Adds a message in the caller's transaction. The worker is told after the commit. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void post(OutboxMessage message) {
    entities.persist(message);
    posted.fire(message);
  }

  /** Deletes every message to the owner of an account, because the account is being erased. */
  public void forget(long accountId) {
    entities
        .createQuery("delete from OutboxMessage m where m.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  /** Deletes the messages that the owner of an account waits for: their links would be void. */
  public void dropAwaited(long accountId) {
    entities
        .createQuery(
            "delete from OutboxMessage m"
                + " where m.accountId = :account and m.priority = :awaited")
        .setParameter("account", accountId)
        .setParameter("awaited", OutboxMessage.AWAITED)
        .executeUpdate();
  }

  /** Whether this message was not deleted. */
  public boolean isWaiting(long id) {
    return entities
            .createQuery("select count(m) from OutboxMessage m where m.id = :id", Long.class)
            .setParameter("id", id)
            .getSingleResult()
        > 0;
  }

  /** Whether a message of this kind to the owner of this account waits or is being sent. */
  public boolean hasPending(String kind, long accountId) {
    return entities
            .createQuery(
                "select count(m) from OutboxMessage m"
                    + " where m.accountId = :account and m.kind = :kind and m.parkedAt is null",
                Long.class)
            .setParameter("account", accountId)
            .setParameter("kind", kind)
            .getSingleResult()
        > 0;
  }

  /** Deletes a message that was delivered or is no longer needed. False if it was gone already. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public boolean done(long id) {
    return entities
            .createQuery("delete from OutboxMessage m where m.id = :id")
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /** Schedules another attempt. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void postpone(long id, String why, Instant until) {
    Optional.ofNullable(entities.find(OutboxMessage.class, id))
        .ifPresent(message -> message.postpone(why, until));
  }

  /**
   * Keeps a message that will never be accepted, with the reason, so that the operator can see it.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void park(long id, String why, Instant now) {
    Optional.ofNullable(entities.find(OutboxMessage.class, id))
        .ifPresent(message -> message.park(why, now));
  }

  /** Makes a message of this channel due now. False if there is no such message. */
  public boolean retry(String channel, long id, Instant now) {
    Optional<OutboxMessage> found = ofChannel(channel, id);
    found.ifPresent(
        message -> {
          message.retry(now);
          silent.forget(message);
          posted.fire(message);
        });
    return found.isPresent();
  }

  /** Deletes a message of this channel. False if there is no such message. */
  public boolean delete(String channel, long id) {
    Optional<OutboxMessage> found = ofChannel(channel, id);
    found.ifPresent(entities::remove);
    return found.isPresent();
  }

  /** Which of these messages are in the outbox, and whether they are parked. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, Boolean> parked(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select m from OutboxMessage m where m.id in :ids", OutboxMessage.class)
        .setParameter("ids", ids)
        .setHint("eclipselink.refresh", true)
        .getResultStream()
        .collect(Collectors.toMap(OutboxMessage::id, message -> message.parkedAt() != null));
  }

  private Optional<OutboxMessage> ofChannel(String channel, long id) {
    return Optional.ofNullable(
            entities.find(OutboxMessage.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(message -> message.isOf(channel));
  }

  /** The number of messages of this channel that are not parked. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countWaiting(String channel) {
    return count(channel, "is null");
  }

  /** The number of parked messages of this channel, which wait for the operator. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countParked(String channel) {
    return count(channel, "is not null");
  }

  /**
   * The age of the oldest message of this channel that is not parked; zero if there is none. Looks
   * only at the lowest ids. Each node takes its ids in blocks of 50, so a message with a higher id
   * can be older, but only than a few of them.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Duration ageOfOldest(String channel, Instant now) {
    List<Long> ids = lowestWaiting(channel);
    if (ids.isEmpty()) {
      return Duration.ZERO;
    }
    Instant oldest =
        entities
            .createQuery(
                "select min(m.createdAt) from OutboxMessage m where m.id in :ids", Instant.class)
            .setParameter("ids", ids)
            .getSingleResult();
    return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
  }

  // Only the ids: they are in the index, and Derby would read the whole table for another column.
  private List<Long> lowestWaiting(String channel) {
    return entities
        .createQuery(
            "select m.id from OutboxMessage m where m.channel = :channel"
                + " and m.parkedAt is null order by m.parkedAt, m.id",
            Long.class)
        .setParameter("channel", channel)
        .setMaxResults(IDS_OF_FOUR_NODES)
        .getResultList();
  }

  private long count(String channel, String parked) {
    return entities
        .createQuery(
            "select count(m) from OutboxMessage m where m.channel = :channel and m.parkedAt "
                + parked,
            Long.class)
        .setParameter("channel", channel)
        .getSingleResult();
  }
}
