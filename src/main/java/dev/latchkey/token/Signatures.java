package dev.latchkey.token;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Provider;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.conscrypt.Conscrypt;

/**
 * The security provider that signs: Conscrypt, an order of magnitude faster at ES256 than the JDK's
 * own, or the JDK's where Conscrypt's native library does not load. It is used here alone and never
 * registered for the whole server.
 */
@ApplicationScoped
public class Signatures {
  private static final Logger LOG = Logger.getLogger(Signatures.class.getName());

  private Optional<Provider> provider = Optional.empty();

  @PostConstruct
  void load() {
    try {
      provider = Optional.of(Conscrypt.newProvider());
    } catch (LinkageError | RuntimeException unavailable) {
      LOG.log(Level.INFO, "Conscrypt does not load here, the JDK signs: {0}", unavailable);
    }
  }

  Optional<Provider> provider() {
    return provider;
  }
}
