package dev.latchkey.session;

import dev.latchkey.account.Account;
import dev.latchkey.account.Accounts;
import dev.latchkey.database.Engine;
import dev.latchkey.database.Retried;
import dev.latchkey.seal.Digest;
import dev.latchkey.token.VerifiedToken;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions that are alive. Every protected call looks up its session here. */
@Stateless
public class LiveSessions {
  /** Named queries are prepared once. Every protected call runs these. */
  static final String WITH_ACCOUNT = "Session.withAccount";

  static final String BY_ID = "Session.byId";
  static final String BY_SECRET = "Session.bySecret";

  @PersistenceContext private EntityManager entities;
  @Inject private Engine engine;
  @Inject private SessionSettings settings;

  /** The live session of a verified token, with its account. Leaves no row locked. */
  @Retried
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LiveSession> live(VerifiedToken token, Instant now) {
    Optional<LiveSession> found =
        engine.isPostgreSql() ? inOneStatement(token) : inTwoStatements(token);
    return live(found, now);
  }

  /** The live session of a browser, with its account. Leaves no row locked. */
  @Retried
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LiveSession> live(Digest secret, Instant now) {
    // A change of the password between the two statements makes the session look outdated once.
    Optional<LiveSession> found = withAccount(secret);
    return live(found, now).or(() -> live(found.flatMap(outdated -> withAccount(secret)), now));
  }

  private static Optional<LiveSession> live(Optional<LiveSession> found, Instant now) {
    return found.filter(live -> live.session().isLiveOf(live.account(), now));
  }

  private Optional<LiveSession> withAccount(Digest secret) {
    return one(BY_SECRET, Session.class, secret.hex())
        .flatMap(
            session ->
                one(Accounts.BY_ID, Account.class, session.accountId())
                    .map(account -> new LiveSession(session, account)));
  }

  private Optional<LiveSession> inOneStatement(VerifiedToken token) {
    return entities
        .createNamedQuery(WITH_ACCOUNT, Object[].class)
        .setParameter("id", token.sessionId())
        .setParameter("account", token.accountId())
        .getResultStream()
        .map(row -> new LiveSession((Session) row[0], (Account) row[1]))
        .findFirst();
  }

  /**
   * On Derby, a join holds the lock of one row while it waits for the lock of the other (decision
   * 19). If the password changes between the two statements, the account is read again.
   */
  private Optional<LiveSession> inTwoStatements(VerifiedToken token) {
    Optional<Account> account = account(token);
    Optional<Session> session = one(BY_ID, Session.class, token.sessionId());
    if (account.isPresent() && session.isPresent() && session.get().isNewerThan(account.get())) {
      account = account(token);
    }
    return account.flatMap(found -> session.map(its -> new LiveSession(its, found)));
  }

  private Optional<Account> account(VerifiedToken token) {
    return one(Accounts.BY_ID, Account.class, token.accountId());
  }

  private <T> Optional<T> one(String query, Class<T> type, Object id) {
    return entities
        .createNamedQuery(query, type)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /**
   * Whether this is a live session of the account. Locks the session until the transaction ends.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isLive(String id, Account account, Instant now) {
    Session session = entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE);
    return session != null && session.isLiveOf(account, now);
  }

  /** The live sessions of an account, newest first. Reads no other table. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Session> of(Account account, Instant now) {
    return entities
        .createQuery(
            "select s from Session s where s.accountId = :account and s.endedAt is null"
                + " and s.credentialsVersion >= :version and s.expiresAt > :now"
                + " order by s.createdAt desc, s.id",
            Session.class)
        .setParameter("account", account.id())
        .setParameter("version", account.credentialsVersion())
        .setParameter("now", now)
        .setMaxResults(settings.perAccount())
        .getResultList();
  }

  /** When the account's newest session was opened, whether it is alive or has ended. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> lastOpened(long accountId) {
    return entities
        .createQuery(
            "select s from Session s where s.accountId = :account order by s.createdAt desc",
            Session.class)
        .setParameter("account", accountId)
        .setMaxResults(1)
        .getResultStream()
        .map(Session::createdAt)
        .findFirst();
  }

  /**
   * Counts the sessions that have neither ended nor expired. It counts a column of the index {@code
   * session_live}, so that no row is read.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countLive(Instant now) {
    return entities
        .createQuery(
            "select count(s.expiresAt) from Session s"
                + " where s.expiresAt > :now and s.endedAt is null",
            Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }
}
