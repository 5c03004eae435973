package dev.latchkey.verifier;

import dev.latchkey.verifier.list.Fetcher;
import dev.latchkey.verifier.list.IssuerKeys;
import dev.latchkey.verifier.list.KnownList;
import dev.latchkey.verifier.list.KnownLists;
import dev.latchkey.verifier.list.ListAddresses;
import dev.latchkey.verifier.list.ListIndex;
import dev.latchkey.verifier.list.TokenList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads the keys, the index and all lists of one issuer again every half {@code ttl}, and new lists
 * at once. One thread does it, so however many requests come, one fetch runs at a time.
 */
final class ListRefresh implements AutoCloseable {
  /** The issuer's own lists are valid for as long. */
  private static final Duration INDEX_IS_VALID = Duration.ofHours(1);

  private final ListAddresses addresses;
  private final KnownLists lists;
  private final Counts counts;
  private final Clock clock;
  private final Fetcher fetcher = new Fetcher();
  private final Semaphore work = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "latchkey-status-lists");
  private volatile IssuerKeys keys;
  private volatile boolean allAtOnce;
  private volatile boolean closed;
  private volatile Instant noListUntil = Instant.MIN;

  ListRefresh(ListAddresses addresses, KnownLists lists, Counts counts, Clock clock) {
    this.addresses = addresses;
    this.lists = lists;
    this.counts = counts;
    this.clock = clock;
    thread.setDaemon(true);
    // For JSON Processing, which finds its provider by the thread.
    thread.setContextClassLoader(ListRefresh.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** Fetches everything at once. */
  void all() {
    allAtOnce = true;
    work.release();
  }

  /** Fetches lists that nobody has fetched yet. */
  void added() {
    work.release();
  }

  /** False if the key of a token is not published. */
  boolean mayBeSignedByAKeyOf(JsonWebToken token) {
    IssuerKeys known = keys;
    return known == null || known.haveKeyOf(token.getRawToken());
  }

  /** Whether the issuer said lately that it has no list. */
  boolean knowsOfNoList() {
    return clock.instant().isBefore(noListUntil);
  }

  private void run() {
    try {
      long next = System.nanoTime();
      while (!closed) {
        if (allAtOnce || next - System.nanoTime() <= 0) {
          allAtOnce = false;
          long start = System.nanoTime();
          round();
          next = start + pause().toNanos();
        } else {
          fetchNew();
        }
        if (work.tryAcquire(next - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          work.drainPermits();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    fetchKeys();
    fetchIndex();
    lists.all().forEach(this::fetch);
  }

  private void fetchNew() {
    lists
        .all()
        .forEach(
            (uri, list) -> {
              if (list.isNew()) {
                fetch(uri, list);
              }
            });
  }

  private void fetchKeys() {
    attempt("the keys", () -> keys = IssuerKeys.parse(fetcher.get(addresses.keys())));
  }

  private void fetchIndex() {
    attempt(
        "the index of lists",
        () -> {
          Set<String> named = ListIndex.parse(fetcher.get(addresses.index()), addresses);
          Instant now = clock.instant();
          named.forEach(uri -> lists.add(uri, now));
          lists.forgetAllBut(named, now);
          noListUntil = named.isEmpty() ? now.plus(INDEX_IS_VALID) : Instant.MIN;
        });
  }

  private void fetch(String uri, KnownList list) {
    if (list.isOpen()) {
      attempt(uri, () -> learn(uri, list));
    }
    list.tried();
  }

  private void learn(String uri, KnownList list) throws IOException, InterruptedException {
    try {
      String text = new String(fetcher.get(addresses.reach(uri)), StandardCharsets.US_ASCII);
      if (keys == null) {
        fetchKeys();
      }
      IssuerKeys known = keys;
      if (known == null) {
        throw new IOException("the keys of the issuer are not known yet");
      }
      list.learn(TokenList.verified(text, uri, known, clock.instant()));
    } catch (Fetcher.AbsentException absent) {
      list.endAll();
    }
  }

  /** Nothing that the issuer sends may end the thread. */
  private void attempt(String document, Reading reading) {
    try {
      reading.read();
      counts.succeeded(document);
    } catch (IOException | RuntimeException failed) {
      counts.failed(document, failed);
    } catch (StackOverflowError nested) {
      counts.failed(document, new IOException("JSON that is nested too deeply", nested));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one document. */
  @FunctionalInterface
  private interface Reading {
    void read() throws IOException, InterruptedException;
  }

  /** A little less than half a ttl, by chance, so that services do not all come at once. */
  private Duration pause() {
    Duration ttl =
        lists.each().stream()
            .map(KnownList::ttl)
            .min(Duration::compareTo)
            .orElse(KnownList.UNTIL_NEXT_TRY);
    return ttl.multipliedBy(ThreadLocalRandom.current().nextLong(45, 50)).dividedBy(100);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
