package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.client.Client;
import dev.latchkey.client.Clients;
import dev.latchkey.problem.Problem;
import dev.latchkey.seal.Digest;
import dev.latchkey.seal.RandomTokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Registers a client. */
@Stateless
public class AddClient {
  @Inject private Clients clients;
  @Inject private RandomTokens random;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Registers it and returns its credentials.
   *
   * @throws Problem 400 if there are too many clients
   */
  public Credentials with(NewClient wanted, Caller caller) {
    String id = random.sessionId();
    String secret = random.clientSecret();
    Client client =
        new Client(id, wanted.name(), wanted.permissions(), Digest.sha256(secret), clock.instant());
    if (!clients.add(client)) {
      throw Problem.ofFields(Map.of("name", "there are too many clients"));
    }
    audit.success(AuditAction.ADD_CLIENT, null, caller, AuditSubject.target("client:" + id));
    return Credentials.of(id, secret);
  }
}
