package dev.latchkey.verifier;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What is known about the tokens of one issuer. The keys and all lists are fetched again in the
 * background, every half {@code ttl}. Only the first request for a list waits for it. Thread-safe.
 */
final class IssuerStatus implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IssuerStatus.class.getName());
  private final String name;
  private final ListAddresses addresses;
  private final Fetcher fetcher = new Fetcher();
  private final Map<String, KnownList> lists = new ConcurrentHashMap<>();
  private final Thread background;
  private volatile IssuerKeys keys;
  private volatile boolean keysAreMissing;

  /**
   * Starts the background work.
   *
   * @param issuer the {@code iss} claim
   * @param base where this service reaches the issuer
   */
  IssuerStatus(String issuer, String base) {
    this.name = issuer;
    this.addresses = new ListAddresses(issuer, base);
    this.background = new Thread(this::rounds, "latchkey-status-lists");
    background.setDaemon(true);
    background.start();
  }

  String name() {
    return name;
  }

  /** Decides about a token of this issuer. */
  Verdict verdictOn(JsonWebToken token) {
    IssuerKeys known = keys;
    if (known != null && !known.byId().containsKey(KeyIds.of(token.getRawToken()))) {
      return Verdict.ENDED;
    }
    Object status = token.getClaim("status");
    if (!Place.isIn(status)) {
      return Verdict.VALID;
    }
    Optional<Place> place = Place.of(status).filter(named -> addresses.has(named.uri()));
    return place.isPresent() ? verdictOn(place.get()) : Verdict.ENDED;
  }

  private Verdict verdictOn(Place place) {
    KnownList list = lists.computeIfAbsent(place.uri(), uri -> new KnownList());
    if (list.isNew()) {
      fetchFirst(place.uri(), list);
    }
    return list.verdictOn(place.index(), Instant.now());
  }

  /** One thread fetches. Others that come meanwhile wait for it. */
  private void fetchFirst(String uri, KnownList list) {
    synchronized (list) {
      if (list.isNew()) {
        fetch(uri, list);
      }
    }
  }

  private void rounds() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        fetchKeys();
        lists.forEach(this::fetch);
        Thread.sleep(pause().toMillis());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A little less than half a ttl, by chance, so that services do not all come at once. */
  private Duration pause() {
    Duration ttl =
        lists.values().stream()
            .map(KnownList::ttl)
            .min(Duration::compareTo)
            .orElse(KnownList.UNTIL_NEXT_TRY);
    return ttl.multipliedBy(ThreadLocalRandom.current().nextLong(45, 50)).dividedBy(100);
  }

  private void fetchKeys() {
    try {
      keys = IssuerKeys.parse(fetcher.get(addresses.keys()));
      keysAreMissing = false;
    } catch (IOException | RuntimeException failed) {
      // Nothing may end the background thread. An outage is logged once.
      if (!keysAreMissing) {
        LOG.log(Level.WARNING, "the keys of the issuer cannot be read", failed);
      }
      keysAreMissing = true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch(String uri, KnownList list) {
    try {
      if (keys == null) {
        fetchKeys();
      }
      URI address = addresses.reach(uri);
      String text = new String(fetcher.get(address), StandardCharsets.US_ASCII);
      IssuerKeys now = keys;
      if (now == null) {
        throw new IOException("the keys of the issuer are not known yet");
      }
      list.learn(TokenList.verified(text, uri, now, Instant.now()));
    } catch (Fetcher.AbsentException absent) {
      list.endAll();
    } catch (IOException | RuntimeException failed) {
      if (list.failed()) {
        LOG.log(Level.WARNING, "a status list cannot be read", failed);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    background.interrupt();
  }
}
