package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.client.Client;
import dev.latchkey.client.Clients;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gives a client a new secret. The old one is refused from the answer on. */
@Stateless
public class RenewClient {
  @Inject private Clients clients;
  @Inject private RandomTokens random;
  @Inject private AuditTrail audit;

  /** The client's new credentials. Empty if there is none with this id. */
  public Optional<Credentials> of(String id, Caller caller) {
    return Optional.of(id)
        .filter(RandomTokens::isSessionId)
        .flatMap(clients::locked)
        .map(client -> renewed(client, caller));
  }

  private Credentials renewed(Client client, Caller caller) {
    String secret = random.clientSecret();
    client.renew(Digest.sha256(secret));
    audit.success(
        AuditAction.RENEW_CLIENT, null, caller, AuditSubject.target("client:" + client.id()));
    return Credentials.of(client.id(), secret);
  }
}
