package dev.latchkey.verifier;

import dev.latchkey.verifier.list.KnownList;
import dev.latchkey.verifier.list.KnownLists;
import dev.latchkey.verifier.list.ListAddresses;
import dev.latchkey.verifier.list.Place;
import dev.latchkey.verifier.list.Verdict;
import dev.latchkey.verifier.push.Revocations;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What is known about the tokens of one issuer. All reading is done in the background. Only the
 * first requests for a list wait for it, for a limited time. Thread-safe.
 */
final class IssuerStatus implements AutoCloseable {
  private final String name;
  private final ListAddresses addresses;
  private final KnownLists lists = new KnownLists();
  private final Counts counts;
  private final Clock clock;
  private final ListRefresh refresh;
  private final Optional<Revocations> push;

  /**
   * Starts the background work.
   *
   * @param issuer the {@code iss} claim
   */
  IssuerStatus(String issuer, VerifierSettings settings, Counts counts, Clock clock) {
    this.name = issuer;
    this.addresses = ListAddresses.of(issuer, settings.baseUrl().orElse(issuer));
    this.counts = counts;
    this.clock = clock;
    this.refresh = new ListRefresh(addresses, lists, counts, clock);
    this.push =
        settings
            .push()
            .map(
                client ->
                    new Revocations(addresses.revocations(), client, this::end, refresh::all));
    refresh.start();
    push.ifPresent(Revocations::start);
  }

  String name() {
    return name;
  }

  /** Decides about a token of this issuer. */
  Verdict verdictOn(JsonWebToken token) {
    if (!refresh.mayBeSignedByAKeyOf(token)) {
      return Verdict.ENDED;
    }
    Object status = token.getClaim("status");
    if (!Place.isIn(status)) {
      counts.add(Count.WITHOUT_STATUS);
      return Verdict.VALID;
    }
    Optional<Place> place = Place.of(status);
    return place.isPresent() ? verdictOn(place.get(), token) : Verdict.ENDED;
  }

  private Verdict verdictOn(Place place, JsonWebToken token) {
    KnownList list = lists.get(place.uri());
    if (list == null) {
      // The URI of a known list was checked when it became known.
      if (!addresses.has(place.uri())) {
        return Verdict.ENDED;
      }
      list = added(place.uri()).orElse(null);
    }
    if (list == null) {
      return Verdict.UNKNOWN;
    }
    list.needUntil(token.getExpirationTime());
    Verdict verdict = list.verdictOn(place.index(), clock.instant());
    boolean isThereNow = verdict == Verdict.UNKNOWN && list.isNew() && list.awaitFirstTry();
    return isThereNow ? list.verdictOn(place.index(), clock.instant()) : verdict;
  }

  private Optional<KnownList> added(String uri) {
    Optional<KnownList> list = lists.add(uri, clock.instant());
    refresh.added();
    return list;
  }

  /** A token has ended: news by push. */
  private void end(Place place) {
    KnownList list = lists.get(place.uri());
    if (list == null && addresses.has(place.uri())) {
      list = added(place.uri()).orElse(null);
    }
    if (list != null) {
      list.end(place.index());
    }
  }

  /** Whether there is a valid list, or the issuer said lately that it has none. */
  boolean isInformed() {
    return newest().isPresent()
        || (refresh.knowsOfNoList() && lists.each().stream().noneMatch(KnownList::isOpen));
  }

  /** When the newest valid list was issued. */
  Optional<Instant> newest() {
    Instant now = clock.instant();
    return lists.each().stream().flatMap(list -> list.issued(now).stream()).max(Instant::compareTo);
  }

  /** Whether the stream of events is open; empty if there is no push. */
  Optional<Boolean> isPushed() {
    return push.map(Revocations::isConnected);
  }

  @Override
  public void close() {
    push.ifPresent(Revocations::close);
    refresh.close();
  }
}
