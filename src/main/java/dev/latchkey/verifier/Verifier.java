package dev.latchkey.verifier;

import dev.latchkey.verifier.list.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Decides about the tokens of all configured issuers. */
final class Verifier implements AutoCloseable {
  /** One per application, because each has its own copy of this class. */
  private static final AtomicReference<Verifier> ONLY = new AtomicReference<>();

  private final Counts counts = new Counts();
  private final List<IssuerStatus> issuers;
  private final boolean open;

  Verifier(VerifierSettings settings, Clock clock) {
    open = settings.open();
    issuers =
        settings.issuers().stream()
            .map(issuer -> new IssuerStatus(issuer, settings, counts, clock))
            .toList();
  }

  /**
   * The verifier of this application. The first call creates it.
   *
   * @throws IllegalArgumentException if a setting is missing or wrong; the application does not
   *     start
   */
  static synchronized Verifier ofThisApplication() {
    if (ONLY.get() == null) {
      Verifier verifier =
          new Verifier(VerifierSettings.of(ConfigProvider.getConfig()), Clock.systemUTC());
      ONLY.set(verifier);
    }
    return ONLY.get();
  }

  /** Ends the background work of this application's verifier. */
  static void closeOnly() {
    Verifier last = ONLY.getAndSet(null);
    if (last != null) {
      last.close();
    }
  }

  /** Decides about a token that the server has verified. */
  Verdict verdictOn(JsonWebToken token) {
    String name = token.getIssuer();
    for (IssuerStatus issuer : issuers) {
      if (issuer.name().equals(name)) {
        return counted(issuer.verdictOn(token));
      }
    }
    counts.add(Count.OTHER_ISSUER);
    return Verdict.VALID;
  }

  private Verdict counted(Verdict verdict) {
    switch (verdict) {
      case ENDED -> counts.add(Count.REFUSED);
      case UNKNOWN -> counts.add(open ? Count.UNCHECKED : Count.UNAVAILABLE);
      case VALID -> {
        // Nothing to count.
      }
    }
    return verdict == Verdict.UNKNOWN && open ? Verdict.VALID : verdict;
  }

  /** What happens is counted there. */
  Counts counts() {
    return counts;
  }

  List<IssuerStatus> issuers() {
    return issuers;
  }

  /** Whether tokens pass without a valid list. */
  boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    issuers.forEach(IssuerStatus::close);
  }
}
