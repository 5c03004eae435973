package dev.latchkey.admin.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.problem.ProblemType;
import dev.latchkey.webhook.EventType;
import dev.latchkey.webhook.Subscriptions;
import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.Webhooks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Set;

/** Changes a webhook. */
@Stateless
public class ChangeWebhook {
  @Inject private Webhooks webhooks;
  @Inject private Subscriptions subscriptions;
  @Inject private AuditTrail audit;

  /**
   * Changes what is not null, and returns the webhook.
   *
   * @throws dev.latchkey.problem.Problem 404 if there is none
   */
  public WebhookView with(
      long id, String url, Set<EventType> events, Boolean enabled, Caller caller) {
    Webhook webhook = webhooks.locked(id).orElseThrow(ProblemType.NOT_FOUND::raise);
    webhook.change(url, events, enabled);
    subscriptions.change();
    audit.success(AuditAction.CHANGE_WEBHOOK, null, caller, AuditSubject.target("webhook:" + id));
    return WebhookView.of(webhook);
  }
}
