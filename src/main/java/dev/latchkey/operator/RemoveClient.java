package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.client.Clients;
import dev.latchkey.seal.RandomTokens;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Removes a client. Its calls are refused at once, and its streams end within 20 s. */
@Stateless
public class RemoveClient {
  @Inject private Clients clients;
  @Inject private AuditTrail audit;

  /** Removes it. False if there is none with this id. */
  public boolean of(String id, Caller caller) {
    boolean removed = RandomTokens.isSessionId(id) && clients.remove(id);
    if (removed) {
      audit.success(AuditAction.REMOVE_CLIENT, null, caller, AuditSubject.target("client:" + id));
    }
    return removed;
  }
}
