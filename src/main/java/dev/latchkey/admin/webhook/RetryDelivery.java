package dev.latchkey.admin.webhook;

import dev.latchkey.audit.AuditAction;
import dev.latchkey.audit.AuditSubject;
import dev.latchkey.audit.AuditTrail;
import dev.latchkey.caller.Caller;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.webhook.WebhookDeliveries;
import dev.latchkey.webhook.WebhookDelivery;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes a message that waits or is parked due now. */
@Stateless
public class RetryDelivery {
  @Inject private WebhookDeliveries deliveries;
  @Inject private Outbox outbox;
  @Inject private AuditTrail audit;
  @Inject private Clock clock;

  /** False if the webhook has no such message in the outbox. */
  public boolean of(long webhookId, long id, Caller caller) {
    boolean found =
        deliveries.byId(id).filter(delivery -> delivery.webhookId() == webhookId).isPresent()
            && outbox.retry(WebhookDelivery.CHANNEL, id, clock.instant());
    if (found) {
      audit.success(
          AuditAction.RETRY_DELIVERY, null, caller, AuditSubject.target("webhook:" + webhookId));
    }
    return found;
  }
}
