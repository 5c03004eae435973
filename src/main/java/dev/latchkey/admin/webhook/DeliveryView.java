package dev.latchkey.admin.webhook;

import dev.latchkey.webhook.WebhookDelivery;
import java.time.Instant;

/**
 * A delivery as an operator sees it. Nothing of the answer is shown but its status code.
 *
 * @param state {@code delivered}, {@code waiting}, {@code parked}, or {@code dropped} if the
 *     webhook was off or removed meanwhile
 * @param at when the last attempt began; null before the first one
 * @param reason why the last attempt got no answer, in our own words
 */
public record DeliveryView(
    long id,
    String type,
    Instant createdAt,
    String state,
    Instant at,
    Long durationMillis,
    Integer status,
    String reason) {
  static DeliveryView of(WebhookDelivery delivery, String state) {
    return new DeliveryView(
        delivery.id(),
        delivery.type(),
        delivery.createdAt(),
        state,
        delivery.attemptedAt(),
        delivery.durationMillis(),
        delivery.status(),
        delivery.reason());
  }
}
