package dev.latchkey.webhook.sending;

import dev.latchkey.webhook.Attempt;
import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.WebhookSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Signs a message and sends it once (Standard Webhooks 1.0). */
@ApplicationScoped
public class SignedRequest {
  @Inject private WebhookSecrets secrets;
  @Inject private WebhookClient client;

  /** Sends it, as of this time. */
  Attempt send(Webhook webhook, String id, String body, Instant now) {
    long timestamp = now.getEpochSecond();
    Map<String, String> headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(timestamp),
            "webhook-signature",
                secrets.signatures(webhook.sealedSecrets(now), id, timestamp, body));
    return client.send(URI.create(webhook.url()), headers, body);
  }
}
