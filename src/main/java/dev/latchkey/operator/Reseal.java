package dev.latchkey.operator;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.key.KeyRotation;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.revocation.StatusIndices;
import dev.latchkey.seal.Seal;
import dev.latchkey.webhook.WebhookSecrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Encrypts everything that is stored encrypted with {@code LATCHKEY_SECRET}. */
@Stateless
public class Reseal {
  @Inject private KeyRotation keys;
  @Inject private StatusIndices indices;
  @Inject private WebhookSecrets webhooks;
  @Inject private AuditTrail audit;

  /**
   * In one transaction, encrypts what is still encrypted with {@code LATCHKEY_SECRET_OLD}. Returns
   * how much that was.
   *
   * @throws dev.latchkey.problem.Problem if something was encrypted with neither; in that case
   *     nothing changes
   */
  public int everything(Caller caller) {
    int count = count();
    audit.success(AuditAction.RESEAL, null, caller, AuditSubject.detail(Integer.toString(count)));
    return count;
  }

  private int count() {
    try {
      return keys.reseal() + indices.reseal() + webhooks.reseal();
    } catch (Seal.WrongSecretException neither) {
      throw ProblemType.OTHER_SECRET.raise();
    }
  }
}
