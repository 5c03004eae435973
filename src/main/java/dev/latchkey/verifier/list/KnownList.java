package dev.latchkey.verifier.list;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What this service has learned about one list, from the list itself and from push. What has ended
 * stays ended. Thread-safe.
 */
public final class KnownList {
  /** The pause while nothing is known of a list. */
  public static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(5);

  /** How long a list is kept that nothing but a token or an event has named. */
  private static final Duration AT_LEAST = Duration.ofHours(1);

  /** Servers accept a token for some minutes after it has expired. */
  private static final Duration LATE = Duration.ofMinutes(10);

  /** Ends that arrive before the list. The issuer announces no more than this at once. */
  private static final int MOST_EARLY = 10_000;

  private final CountDownLatch firstTry = new CountDownLatch(1);
  private final long patience;
  private final Set<Integer> early = new HashSet<>();
  private volatile Content content;
  private volatile boolean allEnded;
  private volatile long neededUntil;

  /** The bits change in place, only from 0 to 1. */
  private record Content(
      AtomicLongArray ended, int size, Instant issued, Instant expires, Duration ttl) {
    private boolean isValid(Instant now) {
      return expires.plus(TokenList.SKEW).isAfter(now);
    }
  }

  /**
   * A list of which nothing is known yet.
   *
   * @param patience how long requests wait for the list, counted from now
   */
  KnownList(Instant now, Duration patience) {
    this.patience = System.nanoTime() + patience.toNanos();
    this.neededUntil = now.plus(AT_LEAST).getEpochSecond();
  }

  /** Whether nobody has tried to fetch the list yet. */
  public boolean isNew() {
    return firstTry.getCount() > 0;
  }

  /**
   * Waits for the first try, but not longer than the list's first requests may wait.
   *
   * @return whether somebody has tried
   */
  public boolean awaitFirstTry() {
    try {
      return firstTry.await(patience - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Somebody has tried to fetch the list, with whatever success. */
  public void tried() {
    firstTry.countDown();
  }

  /** Adds what a fetched list says. An older list takes nothing back. */
  public synchronized void learn(TokenList fetched) {
    Content known = content;
    int size = Math.max(fetched.ended().size(), known == null ? 0 : known.size);
    AtomicLongArray both = new AtomicLongArray((size + 63) / 64);
    add(both, new AtomicLongArray(fetched.ended().words()));
    if (known != null) {
      add(both, known.ended);
    }
    early.stream().filter(index -> index < size).forEach(index -> end(both, index));
    early.clear();
    content =
        new Content(
            both,
            size,
            later(fetched.issued(), known == null ? null : known.issued),
            later(fetched.expires(), known == null ? null : known.expires),
            fetched.ttl());
  }

  private static void add(AtomicLongArray sum, AtomicLongArray more) {
    for (int i = 0; i < more.length(); i++) {
      sum.setPlain(i, sum.getPlain(i) | more.get(i));
    }
  }

  private static void end(AtomicLongArray ended, int index) {
    ended.accumulateAndGet(index >> 6, 1L << index, (bits, bit) -> bits | bit);
  }

  private static Instant later(Instant one, Instant other) {
    return other == null || one.isAfter(other) ? one : other;
  }

  /** The token at this index has ended. An index that the list does not have is ignored. */
  public synchronized void end(int index) {
    Content known = content;
    if (known == null) {
      if (early.size() < MOST_EARLY) {
        early.add(index);
      }
    } else if (index < known.size) {
      end(known.ended, index);
    }
  }

  /** The issuer does not know the list: all of its tokens have ended. */
  public void endAll() {
    allEnded = true;
  }

  /** Whether there is something to learn about the list. */
  public boolean isOpen() {
    return !allEnded;
  }

  /** Keeps the list until this time at least: the {@code exp} of one of its tokens, in seconds. */
  public void needUntil(long expiry) {
    if (expiry > neededUntil) {
      neededUntil = expiry;
    }
  }

  /** Whether a token of the list may still be alive. */
  boolean isNeeded(Instant now) {
    return now.getEpochSecond() <= neededUntil + LATE.toSeconds();
  }

  /** How often to fetch the list. */
  public Duration ttl() {
    Content known = content;
    return known == null ? UNTIL_NEXT_TRY : known.ttl;
  }

  /** When the list was issued; empty if there is no list that is valid now. */
  public Optional<Instant> issued(Instant now) {
    Content known = content;
    return known != null && known.isValid(now) ? Optional.of(known.issued) : Optional.empty();
  }

  /**
   * Decides about the token at an index.
   *
   * @param index at least 0
   */
  public Verdict verdictOn(int index, Instant now) {
    Content known = content;
    if (allEnded) {
      return Verdict.ENDED;
    }
    if (known == null) {
      return endedEarly(index) ? Verdict.ENDED : Verdict.UNKNOWN;
    }
    if (index >= known.size || (known.ended.get(index >> 6) & 1L << index) != 0) {
      return Verdict.ENDED;
    }
    return known.isValid(now) ? Verdict.VALID : Verdict.UNKNOWN;
  }

  private synchronized boolean endedEarly(int index) {
    return early.contains(index);
  }
}
