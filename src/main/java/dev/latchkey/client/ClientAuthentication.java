package dev.latchkey.client;

import dev.latchkey.database.Retry;
import dev.latchkey.seal.RandomTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Recognizes a client by its id and secret (RFC 6749 2.3.1). */
@ApplicationScoped
public class ClientAuthentication {
  /** A use is recorded at most once in this time, so that most calls write nothing. */
  private static final Duration PRECISION = Duration.ofMinutes(5);

  @Inject private Clients clients;
  @Inject private Clock clock;

  /** The client with these credentials, as it is now. */
  public Optional<Client> of(ClientCredentials credentials) {
    // Of anything else there is no row.
    if (!RandomTokens.isSessionId(credentials.id())
        || !RandomTokens.isClientSecret(credentials.secret())) {
      return Optional.empty();
    }
    Optional<Client> client =
        clients.byId(credentials.id()).filter(found -> found.hasSecret(credentials.secret()));
    client.ifPresent(this::note);
    return client;
  }

  private void note(Client client) {
    Instant now = clock.instant();
    if (client.lastUsedAt() == null || client.lastUsedAt().plus(PRECISION).isBefore(now)) {
      Retry.of(() -> clients.used(client.id(), now));
    }
  }
}
