package dev.latchkey.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.verifier.list.Verdict;
import dev.latchkey.verifier.push.Client;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A service with a verifier, and an issuer on this machine. */
final class Guarded implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(20);

  final Issuer issuer;
  final Shifted clock = new Shifted();
  final Verifier verifier;

  private Guarded(Issuer issuer, boolean open, Optional<Client> push) {
    this.issuer = issuer;
    this.verifier =
        new Verifier(
            new VerifierSettings(List.of(issuer.url()), Optional.empty(), open, push), clock);
  }

  static Guarded closed(Issuer issuer) {
    return new Guarded(issuer, false, Optional.empty());
  }

  static Guarded open(Issuer issuer) {
    return new Guarded(issuer, true, Optional.empty());
  }

  static Guarded pushed(Issuer issuer) {
    return new Guarded(issuer, false, Optional.of(new Client("shop", "secret")));
  }

  Verdict verdict(long index) {
    return verdictOn(issuer.at(index));
  }

  Verdict verdictOn(JsonWebToken token) {
    return verifier.verdictOn(token);
  }

  /** What the health check shows. */
  Condition condition() {
    return Condition.of(verifier, clock);
  }

  boolean isReady() {
    return condition().ready();
  }

  void await(JsonWebToken token, Verdict wanted) {
    await(() -> verdictOn(token) == wanted);
  }

  void await(BooleanSupplier state) {
    long end = System.nanoTime() + AT_MOST.toNanos();
    while (!state.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still not").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Waits until the lists were fetched as often again. */
  void awaitFetches(int more) {
    int wanted = issuer.requests.get() + more;
    await(() -> issuer.requests.get() >= wanted);
  }

  @Override
  public void close() {
    verifier.close();
    issuer.close();
  }
}
