package dev.latchkey.admin.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.webhook.Subscriptions;
import dev.latchkey.webhook.Webhooks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Removes a webhook. Messages that wait for it are dropped. */
@Stateless
public class RemoveWebhook {
  @Inject private Webhooks webhooks;
  @Inject private Subscriptions subscriptions;
  @Inject private AuditTrail audit;

  /** False if there is none. */
  public boolean of(long id, Caller caller) {
    boolean removed = webhooks.remove(id);
    if (removed) {
      subscriptions.change();
      audit.success(AuditAction.REMOVE_WEBHOOK, null, caller, AuditSubject.target("webhook:" + id));
    }
    return removed;
  }
}
