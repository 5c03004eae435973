package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.problem.SqlState;
import dev.latchkey.runtime.Batch;
import dev.latchkey.token.Subject;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sessions that have not ended. */
@Stateless
public class Sessions {
  /** A named query, because every protected call asks it: it is prepared once. */
  static final String LIVE = "Session.live";

  static final String ALIVE =
      " a.id = s.accountId and s.credentialsVersion = a.credentialsVersion"
          + " and a.enabled = true and s.expiresAt > :now";

  @PersistenceContext private EntityManager entities;

  /**
   * Opens a session.
   *
   * @throws dev.latchkey.problem.Problem 401, if its account has been erased meanwhile
   */
  public void open(Session session) {
    try {
      entities.persist(session);
      entities.flush();
    } catch (PersistenceException refused) {
      throw SqlState.of(refused).startsWith(SqlState.FOREIGN_KEY_VIOLATION)
          ? ProblemType.CREDENTIALS_REFUSED.raise()
          : refused;
    }
  }

  /** The live session of a verified token, with its account, in one round trip. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LiveSession> live(Subject subject, Instant now) {
    return entities
        .createNamedQuery(LIVE, Object[].class)
        .setParameter("id", subject.sessionId())
        .setParameter("account", subject.accountId())
        .setParameter("now", now)
        .getResultStream()
        .map(row -> new LiveSession((Session) row[0], (Account) row[1]))
        .findFirst();
  }

  /** Whether this is a live session of the account; it is locked until the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isLive(String id, Account account, Instant now) {
    Session session = entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE);
    return session != null && session.isLiveOf(account, now);
  }

  /** The live sessions of an account, newest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Session> of(long accountId, Instant now) {
    return entities
        .createQuery(
            "select s from Session s, Account a where s.accountId = :account and"
                + ALIVE
                + " order by s.createdAt desc, s.id",
            Session.class)
        .setParameter("account", accountId)
        .setParameter("now", now)
        .getResultList();
  }

  /** Ends one session of this account; false if it has none of that id. */
  public boolean end(long accountId, String id) {
    return update(
            "delete from Session s where s.accountId = :account and s.id = :id",
            Map.of("account", accountId, "id", id))
        == 1;
  }

  /** Ends every session of this account. */
  public int endAll(long accountId) {
    return update(
        "delete from Session s where s.accountId = :account", Map.of("account", accountId));
  }

  /** Ends every session of this account but one, which goes on under the new credentials. */
  public void endOthers(long accountId, String kept, int credentialsVersion) {
    update(
        "delete from Session s where s.accountId = :account and s.id <> :kept",
        Map.of("account", accountId, "kept", kept));
    update(
        "update Session s set s.credentialsVersion = :version"
            + " where s.accountId = :account and s.id = :kept",
        Map.of("account", accountId, "kept", kept, "version", credentialsVersion));
  }

  /** Notes that a session was used. */
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

  /** Forgets some sessions that expired before this moment; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int purge(Instant before, int most) {
    return Batch.deleteBefore(entities, Session.class, "id", "expiresAt", before, most);
  }

  /** How many sessions have not expired, for whoever watches. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countLive(Instant now) {
    return entities
        .createQuery("select count(s) from Session s where s.expiresAt > :now", Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }
}
