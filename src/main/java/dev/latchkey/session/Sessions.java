package dev.latchkey.session;

import dev.latchkey.database.Retention;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sessions. A session that ends is marked with the time and the reason, and deleted later. */
@Stateless
public class Sessions {
  /** A named query is prepared only once; every login runs it. */
  static final String COUNT = "Session.count";

  /** So many ended sessions of an account are kept, until they are purged. */
  private static final int ENDED_KEPT = 100;

  /** Usually one is too many. After the limit was lowered, each login ends this many. */
  private static final int MOST_AT_ONCE = 100;

  /** Sessions per transaction, so that no lock is held for long. */
  private static final int BATCH = 500;

  /** How long the row of a session stays after its end. */
  private static final Duration ENDED = Duration.ofDays(1);

  @PersistenceContext private EntityManager entities;
  @Inject private SessionSettings settings;

  /**
   * Stores a new session. The caller has locked the account. If the account is at its limit, its
   * oldest sessions end. Of its ended sessions, only the newest hundred are kept.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void open(Session session) {
    if (count(session.accountId()) >= Math.min(ENDED_KEPT, settings.perAccount())) {
      makeRoom(session);
    }
    entities.persist(session);
  }

  private long count(long accountId) {
    return entities
        .createNamedQuery(COUNT, Long.class)
        .setParameter("account", accountId)
        .getSingleResult();
  }

  private void makeRoom(Session session) {
    long account = session.accountId();
    List<?> ended = beyond(ENDED_KEPT, "s.announced = true", "s.endedAt desc", account);
    if (!ended.isEmpty()) {
      update("delete from Session s where s.id in :ended", Map.of("ended", ended));
    }
    List<?> surplus =
        beyond(settings.perAccount() - 1, "s.endedAt is null", "s.createdAt desc, s.id", account);
    if (!surplus.isEmpty()) {
      end("s.id in :surplus", Map.of("surplus", surplus), SessionEnd.TOO_MANY, session.createdAt());
    }
  }

  /** Some ids of the account's sessions that remain without so many of the first ones. */
  private List<?> beyond(int first, String which, String order, long accountId) {
    return entities
        .createQuery(
            "select s.id from Session s where s.accountId = :account and "
                + which
                + " order by "
                + order)
        .setParameter("account", accountId)
        .setFirstResult(first)
        .setMaxResults(MOST_AT_ONCE)
        .getResultList();
  }

  /** Ends one session; returns false if the account has no live session with this id. */
  public boolean end(long accountId, String id, SessionEnd why, Instant now) {
    return end(
            "s.accountId = :account and s.id = :id",
            Map.of("account", accountId, "id", id),
            why,
            now)
        == 1;
  }

  /** Ends every session of an account. */
  public void endAll(long accountId, SessionEnd why, Instant now) {
    end("s.accountId = :account", Map.of("account", accountId), why, now);
  }

  /** Ends every session of an account except one. That one continues with the new credentials. */
  public void endOthers(long accountId, String kept, int credentialsVersion, Instant now) {
    end(
        "s.accountId = :account and s.id <> :kept",
        Map.of("account", accountId, "kept", kept),
        SessionEnd.PASSWORD_CHANGED,
        now);
    update(
        "update Session s set s.credentialsVersion = :version"
            + " where s.accountId = :account and s.id = :kept",
        Map.of("account", accountId, "kept", kept, "version", credentialsVersion));
  }

  /**
   * Looks at the next batch of all sessions, in the order of their ids, and ends those that were
   * opened in a period. A batch is limited by the rows that it looks at, not by those that it ends,
   * so that no statement reads the whole table.
   *
   * @param after the last id of the batch before; empty at first
   * @return the last id of this batch; empty if there are no more
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Optional<String> endOpened(
      Instant from, Instant until, String after, SessionEnd why, Instant now) {
    List<String> batch =
        entities
            .createQuery(
                "select s.id from Session s where s.id > :after order by s.id", String.class)
            .setParameter("after", after)
            .setMaxResults(BATCH)
            .getResultList();
    if (batch.isEmpty()) {
      return Optional.empty();
    }
    String last = batch.get(batch.size() - 1);
    end(
        "s.id > :after and s.id <= :last and s.createdAt >= :from and s.createdAt <= :until",
        Map.of("after", after, "last", last, "from", from, "until", until),
        why,
        now);
    return Optional.of(last);
  }

  private int end(String which, Map<String, Object> parameters, SessionEnd why, Instant now) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("now", now);
    all.put("why", why.name());
    return update(
        "update Session s set s.endedAt = :now, s.endReason = :why where s.endedAt is null and "
            + which,
        all);
  }

  /**
   * Ends every session of an account that is being erased, and forgets from where it was used. The
   * rows stay for a while, because other services must learn that the tokens have ended.
   */
  public void forget(long accountId, Instant now) {
    endAll(accountId, SessionEnd.ACCOUNT_DELETED, now);
    update(
        "update Session s set s.ip = null, s.userAgent = null where s.accountId = :account",
        Map.of("account", accountId));
  }

  /** Records that a session was used at this time. */
  public void seen(String id, Instant at) {
    update(
        "update Session s set s.lastSeenAt = :at where s.id = :id and s.lastSeenAt < :at",
        Map.of("id", id, "at", at));
  }

  private int update(String statement, Map<String, Object> parameters) {
    var query = entities.createQuery(statement);
    parameters.forEach(query::setParameter);
    return query.executeUpdate();
  }

  /** Expired sessions are not kept. */
  @Produces
  @Singleton
  public static Retention keepExpired() {
    return new Retention("expired sessions", Session.class, "id", "expiresAt", Duration.ZERO);
  }

  /** The row of an ended session stays for a day. */
  @Produces
  @Singleton
  public static Retention keepEnded() {
    return new Retention("ended sessions", Session.class, "id", "endedAt", ENDED);
  }
}
