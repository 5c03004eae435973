package dev.latchkey.verifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the health check and the metrics show.
 *
 * @param ready false without a valid list of any issuer, unless tokens pass without one
 * @param age of the newest valid list; empty if there is none
 * @param uninformed the issuers without a valid list
 * @param pushed whether all streams of events are open; empty if there is no push
 */
record Condition(
    boolean ready, Optional<Duration> age, List<String> uninformed, Optional<Boolean> pushed) {

  Condition {
    uninformed = List.copyOf(uninformed);
  }

  static Condition of(Verifier verifier, Clock clock) {
    List<IssuerStatus> issuers = verifier.issuers();
    List<String> uninformed =
        issuers.stream().filter(issuer -> !issuer.isInformed()).map(IssuerStatus::name).toList();
    Optional<Instant> newest =
        issuers.stream().flatMap(issuer -> issuer.newest().stream()).max(Instant::compareTo);
    return new Condition(
        verifier.isOpen() || uninformed.size() < issuers.size(),
        newest.map(issued -> age(issued, clock.instant())),
        uninformed,
        issuers.stream().flatMap(issuer -> issuer.isPushed().stream()).reduce(Boolean::logicalAnd));
  }

  /** The clock of the issuer may be ahead. */
  private static Duration age(Instant issued, Instant now) {
    return issued.isAfter(now) ? Duration.ZERO : Duration.between(issued, now);
  }
}
