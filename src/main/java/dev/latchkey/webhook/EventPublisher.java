package dev.latchkey.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.delivery.Outbox;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.json.Json;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/** Writes a message for every webhook that receives an event, in the caller's transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EventPublisher {
  @Inject private Subscriptions subscriptions;
  @Inject private WebhookDeliveries deliveries;
  @Inject private Outbox outbox;

  /** Writes them. */
  public void publish(EventType type, Map<String, ?> data, Instant now) {
    for (Webhook webhook : subscriptions.to(type)) {
      post(webhook, type, body(type, data, now), now);
    }
  }

  private void post(Webhook webhook, EventType type, String body, Instant now) {
    OutboxMessage message =
        OutboxMessage.announcement(
            WebhookDelivery.CHANNEL, type.text(), "webhook " + webhook.id(), now);
    outbox.post(message);
    deliveries.add(new WebhookDelivery(message.id(), webhook.id(), type.text(), body, now));
  }

  private static String body(EventType type, Map<String, ?> data, Instant now) {
    try {
      return Json.mapper().writeValueAsString(new Message(type.text(), now, data));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a message that is no JSON", impossible);
    }
  }

  private record Message(String type, Instant timestamp, Map<String, ?> data) {}
}
