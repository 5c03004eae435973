package dev.latchkey.admin.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.webhook.WebhookSecrets;
import dev.latchkey.webhook.Webhooks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Gives a webhook a new secret. The old one also signs for a day. */
@Stateless
public class RenewWebhook {
  @Inject private Webhooks webhooks;
  @Inject private WebhookSecrets secrets;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Returns the new secret, which is shown only now.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is no such webhook
   */
  public NewSecret of(long id, Caller caller) {
    String secret = secrets.make();
    webhooks
        .locked(id)
        .orElseThrow(ProblemType.NOT_FOUND::raise)
        .renew(secrets.sealed(secret), clock.instant());
    audit.success(AuditAction.RENEW_WEBHOOK, null, caller, AuditSubject.target("webhook:" + id));
    return new NewSecret(true, id, secret);
  }
}
