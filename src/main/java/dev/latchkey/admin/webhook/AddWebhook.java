package dev.latchkey.admin.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.Problem;
import dev.latchkey.webhook.EventType;
import dev.latchkey.webhook.Subscriptions;
import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.WebhookSecrets;
import dev.latchkey.webhook.Webhooks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Adds a webhook. */
@Stateless
public class AddWebhook {
  @Inject private Webhooks webhooks;
  @Inject private WebhookSecrets secrets;
  @Inject private Subscriptions subscriptions;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Adds it and returns it with its secret, which is shown only now.
   *
   * @throws Problem 400 if there are too many webhooks
   */
  public NewSecret with(String url, Set<EventType> events, Caller caller) {
    String secret = secrets.make();
    Webhook webhook = new Webhook(url, events, secrets.sealed(secret), clock.instant());
    if (!webhooks.add(webhook)) {
      throw Problem.ofFields(Map.of("url", "there are too many webhooks"));
    }
    subscriptions.change();
    audit.success(
        AuditAction.ADD_WEBHOOK, null, caller, AuditSubject.target("webhook:" + webhook.id()));
    return new NewSecret(true, webhook.id(), secret);
  }
}
