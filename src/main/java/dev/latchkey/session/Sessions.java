package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.database.Engine;
import dev.latchkey.database.Retried;
import dev.latchkey.runtime.Batch;
import dev.latchkey.token.Subject;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sessions that have not ended. */
@Stateless
public class Sessions {
  /** Named queries, because every protected call asks them: they are prepared once. */
  static final String WITH_ACCOUNT = "Session.withAccount";

  static final String BY_ID = "Session.byId";

  /** There are so many only after the limit was lowered; then some go with each login. */
  private static final int MOST_ENDED_AT_ONCE = 100;

  @PersistenceContext private EntityManager entities;
  @Inject private Engine engine;
  @Inject private SessionSettings settings;

  /**
   * Opens a session of an account that the caller has locked. If the account has as many as it may
   * have, the oldest end.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void open(Session session) {
    List<?> surplus =
        entities
            .createQuery(
                "select s.id from Session s where s.accountId = :account"
                    + " order by s.createdAt desc, s.id")
            .setParameter("account", session.accountId())
            .setFirstResult(settings.perAccount() - 1)
            .setMaxResults(MOST_ENDED_AT_ONCE)
            .getResultList();
    if (!surplus.isEmpty()) {
      update("delete from Session s where s.id in :surplus", Map.of("surplus", surplus));
    }
    entities.persist(session);
  }

  /** The live session of a verified token, with its account; no row stays locked. */
  @Retried
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LiveSession> live(Subject subject, Instant now) {
    Optional<LiveSession> found =
        engine.isPostgreSql() ? inOneStatement(subject) : inTwoStatements(subject);
    return found.filter(live -> live.session().isLiveOf(live.account(), now));
  }

  private Optional<LiveSession> inOneStatement(Subject subject) {
    return entities
        .createNamedQuery(WITH_ACCOUNT, Object[].class)
        .setParameter("id", subject.sessionId())
        .setParameter("account", subject.accountId())
        .getResultStream()
        .map(row -> new LiveSession((Session) row[0], (Account) row[1]))
        .findFirst();
  }

  /**
   * A join on Derby would hold the lock of one row while it waits for that of the other (decision
   * 19). If the password is changed between the two statements, the account is read again.
   */
  private Optional<LiveSession> inTwoStatements(Subject subject) {
    Optional<Account> account = account(subject);
    Optional<Session> session = one(BY_ID, Session.class, subject.sessionId());
    if (account.isPresent() && session.isPresent() && session.get().isNewerThan(account.get())) {
      account = account(subject);
    }
    return account.flatMap(found -> session.map(its -> new LiveSession(its, found)));
  }

  private Optional<Account> account(Subject subject) {
    return one(Accounts.BY_ID, Account.class, subject.accountId());
  }

  private <T> Optional<T> one(String query, Class<T> type, Object id) {
    return entities
        .createNamedQuery(query, type)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Whether this is a live session of the account; it is locked until the transaction ends. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isLive(String id, Account account, Instant now) {
    Session session = entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE);
    return session != null && session.isLiveOf(account, now);
  }

  /** The live sessions of an account as it was read, newest first. Reads no other table. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Session> of(Account account, Instant now) {
    return entities
        .createQuery(
            "select s from Session s where s.accountId = :account"
                + " and s.credentialsVersion >= :version and s.expiresAt > :now"
                + " order by s.createdAt desc, s.id",
            Session.class)
        .setParameter("account", account.id())
        .setParameter("version", account.credentialsVersion())
        .setParameter("now", now)
        .setMaxResults(settings.perAccount())
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
