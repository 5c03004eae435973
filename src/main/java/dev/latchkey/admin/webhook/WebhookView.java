package dev.latchkey.admin.webhook;

import dev.latchkey.webhook.EventTypes;
import dev.latchkey.webhook.Webhook;
import java.time.Instant;
import java.util.List;

/** A webhook as an operator sees it, without its secret. */
public record WebhookView(
    long id, String url, List<String> events, boolean enabled, Instant createdAt) {
  static WebhookView of(Webhook webhook) {
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        EventTypes.texts(webhook.events()),
        webhook.enabled(),
        webhook.createdAt());
  }
}
