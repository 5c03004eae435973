package dev.latchkey.revocation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All tokens that have ended before their expiry, in one order for all nodes. A call that ends a
 * session only writes that session's row. Shortly after, one node announces it here.
 */
@Stateless
public class Revocations {
  private static final int BATCH = 500;

  /** Otherwise EclipseLink writes ids into the statement, which Derby then compiles each time. */
  private static final String BIND = "eclipselink.jdbc.bind-parameters";

  /** After the end of every session. Later than 2262 does not fit into a column. */
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  @PersistenceContext private EntityManager entities;

  /** The sessions whose end is not announced yet, at most one batch. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> ended() {
    return entities
        .createQuery(
            "select s.id from Session s"
                + " where s.announced = false and s.endedAt between :first and :last",
            String.class)
        // On Derby "is not null" cannot use the index, and without an end the index would be read
        // to its end, where the live sessions are.
        .setParameter("first", Instant.EPOCH)
        .setParameter("last", LAST)
        .setMaxResults(BATCH)
        .getResultList();
  }

  /** Announces the ends of at most one batch of sessions. Returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int announce(Instant now) {
    RevocationCounter counter = lockedCounter();
    List<String> sessions = ended();
    if (!sessions.isEmpty()) {
      List<String> which = padded(sessions);
      revoke(counter, unannounced("i.sessionId in :which", which, now));
      entities
          .createQuery("update Session s set s.announced = true where s.id in :sessions")
          .setHint(BIND, true)
          .setParameter("sessions", which)
          .executeUpdate();
    }
    return sessions.size();
  }

  /**
   * Announces tokens of a list whose sessions are gone without having ended: somebody deleted the
   * rows. At most one batch. Returns how many.
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int announceLost(String listId, Instant now) {
    RevocationCounter counter = lockedCounter();
    List<StatusIndex> lost = lost(listId, now);
    revoke(counter, lost);
    return lost.size();
  }

  /**
   * Whether the list has tokens whose sessions are gone without having ended. Takes no lock,
   * because it looks at every token of the list.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean hasLost(String listId, Instant now) {
    return !lost(listId, now).isEmpty();
  }

  private List<StatusIndex> lost(String listId, Instant now) {
    return unannounced(
        "i.listId = :which and not exists (select s.id from Session s where s.id = i.sessionId)",
        listId,
        now);
  }

  /**
   * Repeats the last of at least one id until the length is a power of two. So there are only ten
   * statements, which the database keeps prepared.
   */
  static List<String> padded(List<String> ids) {
    int length = Integer.highestOneBit(ids.size() * 2 - 1);
    List<String> padded = new ArrayList<>(ids);
    while (padded.size() < length) {
      padded.add(ids.get(ids.size() - 1));
    }
    return padded;
  }

  private RevocationCounter lockedCounter() {
    return entities.find(
        RevocationCounter.class, RevocationCounter.ONLY, LockModeType.PESSIMISTIC_WRITE);
  }

  private List<StatusIndex> unannounced(String condition, Object which, Instant now) {
    return entities
        .createQuery(
            "select i from StatusIndex i where i.expiresAt > :now and "
                + condition
                + " and not exists (select r.seq from Revocation r"
                + " where r.listId = i.listId and r.idx = i.idx)",
            StatusIndex.class)
        .setHint(BIND, true)
        .setParameter("now", now)
        .setParameter("which", which)
        .setMaxResults(BATCH)
        .getResultList();
  }

  private void revoke(RevocationCounter counter, List<StatusIndex> ended) {
    Set<String> closed = closedLists();
    ended.stream()
        // All tokens of a closed list count as ended.
        .filter(index -> !closed.contains(index.listId()))
        .forEach(index -> entities.persist(new Revocation(counter.next(), index)));
  }

  // All lists are read, because there are few. PostgreSQL would scan them anyway.
  private Set<String> closedLists() {
    return entities
        .createQuery("select l from StatusList l", StatusList.class)
        .getResultStream()
        .filter(StatusList::isClosed)
        .map(StatusList::id)
        .collect(Collectors.toSet());
  }

  /** The counter as it is now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public RevocationCounter counter() {
    return entities
        .createQuery("select c from RevocationCounter c", RevocationCounter.class)
        .setHint("eclipselink.refresh", true)
        .getSingleResult();
  }

  /** The revocations after this number, oldest first, at most so many. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Revocation> after(long seq, int most) {
    return entities
        .createQuery(
            "select r from Revocation r where r.seq > :seq order by r.seq", Revocation.class)
        .setParameter("seq", seq)
        .setMaxResults(most)
        .getResultList();
  }
}
