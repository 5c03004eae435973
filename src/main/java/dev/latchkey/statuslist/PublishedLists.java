package dev.latchkey.statuslist;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.revocation.Revocation;
import dev.latchkey.revocation.RevocationCounter;
import dev.latchkey.revocation.Revocations;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.revocation.StatusList;
import dev.latchkey.revocation.StatusLists;
import dev.latchkey.token.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The status lists in the memory of this node. They are kept up to date in the background, so a
 * request for a list queries nothing. If the database is away, the last signed lists are served.
 */
@ApplicationScoped
public class PublishedLists {
  /** The longest pause between two calls of {@link #refresh}. */
  public static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  private static final int PAGE = 10_000;

  /** So that a great number of ends does not keep this node from reading that lists are closed. */
  private static final int BATCHES = 20;

  @Inject private StatusLists stored;
  @Inject private Revocations revocations;
  @Inject private RecentRevocations recent;
  @Inject private StatusIndices indices;
  @Inject private StatusSettings settings;
  @Inject private TokenSigner signer;
  @Inject private DatabaseClock clock;

  private final Map<String, PublishedList> lists = new ConcurrentHashMap<>();
  private long last;
  private volatile Instant asOf = Instant.EPOCH;

  /** Announces what has ended, and reads what all nodes have announced. */
  public synchronized void refresh() {
    Instant now = clock.ask();
    for (int i = 0; i < BATCHES && !revocations.ended().isEmpty(); i++) {
      Retry.of(() -> revocations.announce(now));
    }
    // Before the revocations: all up to its number are among those that are read.
    RevocationCounter counter = revocations.counter();
    List<Revocation> fresh = counter.last() > last ? readRevocations() : List.of();
    readLists(now);
    last = Math.max(last, counter.last());
    recent.add(counter.epoch(), fresh, last, list -> known(list).map(PublishedList::uri));
    asOf = now;
  }

  /** Returns the newest of those that were read, at most as many as are kept for listeners. */
  private synchronized List<Revocation> readRevocations() {
    List<Revocation> newest = new ArrayList<>();
    List<Revocation> page;
    do {
      page = revocations.after(last, PAGE);
      page.forEach(this::learn);
      newest.addAll(page);
      newest.subList(0, Math.max(0, newest.size() - RecentRevocations.MOST)).clear();
    } while (page.size() == PAGE);
    return newest;
  }

  private synchronized void learn(Revocation ended) {
    lists.computeIfAbsent(ended.listId(), id -> new PublishedList()).end(ended.index());
    last = ended.seq();
  }

  // After the revocations: the list of every revocation that was read is among these.
  private void readLists(Instant now) {
    List<StatusList> all = stored.all();
    for (StatusList list : all) {
      PublishedList known = lists.computeIfAbsent(list.id(), id -> new PublishedList());
      known.update(list);
      // It only grows. Ten million live tokens have 77 lists, so this saves 300 queries per second.
      if (!known.isNeeded(now.plus(StatusSettings.VALID))) {
        known.expiresAt(stored.expiryOf(list.id()));
      }
      if (list.isClosed()) {
        indices.drop(list.id());
      }
    }
    lists.keySet().retainAll(all.stream().map(StatusList::id).toList());
  }

  /** How long ago this node last read which tokens have ended; for metrics. */
  public Duration age() {
    Duration age = Duration.between(asOf, clock.estimate());
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Announces the tokens whose sessions were deleted without having ended. */
  public void announceLost(Instant now) {
    for (StatusList list : stored.all()) {
      // All tokens of a closed list count as ended already.
      if (!list.isClosed() && revocations.hasLost(list.id(), now)) {
        Retry.of(() -> revocations.announceLost(list.id(), now));
      }
    }
  }

  /** The URIs of all lists that have an unexpired token, sorted. */
  List<String> uris() {
    Instant now = clock.estimate();
    return lists.values().stream()
        .filter(list -> list.isNeeded(now))
        .map(PublishedList::uri)
        .sorted()
        .toList();
  }

  /** The signed list with this id. Empty if there is no such list. */
  Optional<PublishedList.Served> find(String id) {
    // Another node may have created it a moment ago. A wrong 404 would end all of its tokens.
    if (known(id).isEmpty() && stored.has(id)) {
      refresh();
    }
    return known(id)
        .map(
            list ->
                list.served(
                    asOf,
                    maxAge(),
                    settings.ttl(),
                    claims -> signer.sign("statuslist+jwt", claims, clock.estimate())));
  }

  private Optional<PublishedList> known(String id) {
    return Optional.ofNullable(lists.get(id)).filter(PublishedList::isStored);
  }

  /** The time until this list is built again. */
  Duration freshFor(PublishedList.Served served) {
    Duration left = Duration.between(clock.estimate(), served.asOf().plus(maxAge()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** So that a served list is at most half a {@code ttl} old, even just before the next reading. */
  private Duration maxAge() {
    return settings.ttl().dividedBy(2).minus(LONGEST_PAUSE);
  }
}
