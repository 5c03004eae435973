package dev.latchkey.verifier;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Decides about the tokens of all configured issuers. */
final class Verifier implements AutoCloseable {
  /** One per application, because each has its own copy of this class. */
  private static final AtomicReference<Verifier> ONLY = new AtomicReference<>();

  private final List<IssuerStatus> issuers;
  private final boolean open;

  Verifier(VerifierSettings settings) {
    open = settings.open();
    issuers =
        settings.issuers().stream()
            .map(issuer -> new IssuerStatus(issuer, settings.baseUrl().orElse(issuer)))
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
      ONLY.set(new Verifier(VerifierSettings.of(ConfigProvider.getConfig())));
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
    for (IssuerStatus issuer : issuers) {
      if (issuer.name().equals(token.getIssuer())) {
        Verdict verdict = issuer.verdictOn(token);
        return verdict == Verdict.UNKNOWN && open ? Verdict.VALID : verdict;
      }
    }
    return Verdict.VALID;
  }

  @Override
  public void close() {
    issuers.forEach(IssuerStatus::close);
  }
}
