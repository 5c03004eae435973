package dev.latchkey.webhook.sending;

import dev.latchkey.database.DatabaseClock;
import dev.latchkey.database.Retry;
import dev.latchkey.delivery.Channel;
import dev.latchkey.delivery.DeliveryFailure;
import dev.latchkey.delivery.OutboxMessage;
import dev.latchkey.webhook.Attempt;
import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.WebhookDeliveries;
import dev.latchkey.webhook.WebhookDelivery;
import dev.latchkey.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends messages from the outbox to webhooks. Each attempt has its own time and signature. */
@ApplicationScoped
public class WebhookChannel implements Channel {
  /** A failure after so long, such as a proxy's 504, holds up others like no answer. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  private static final Duration GIVE_UP = Duration.ofDays(3);

  @Inject private Webhooks webhooks;
  @Inject private WebhookDeliveries deliveries;
  @Inject private TurnOff turnOff;
  @Inject private SignedRequest signed;
  @Inject private DatabaseClock clock;

  @Override
  public String name() {
    return WebhookDelivery.CHANNEL;
  }

  @Override
  public Duration giveUpAfter() {
    return GIVE_UP;
  }

  /** Does nothing if the webhook was removed or turned off. */
  @Override
  public void deliver(OutboxMessage message) {
    Optional<WebhookDelivery> delivery = Retry.of(() -> deliveries.byId(message.id()));
    Optional<Webhook> webhook = delivery.flatMap(found -> enabled(found.webhookId()));
    if (webhook.isPresent()) {
      deliver(delivery.get(), webhook.get());
    }
  }

  private Optional<Webhook> enabled(long id) {
    return Retry.of(() -> webhooks.byId(id)).filter(Webhook::enabled);
  }

  private void deliver(WebhookDelivery delivery, Webhook webhook) {
    Instant now = clock.ask();
    Attempt attempt = signed.send(webhook, "msg_" + delivery.id(), delivery.body(), now);
    Retry.of(
        () -> {
          deliveries.attempted(delivery.id(), attempt, now);
          return true;
        });
    if (attempt.gone()) {
      turnOff.of(webhook.id());
      throw DeliveryFailure.permanent("status 410");
    }
    if (!attempt.accepted()) {
      throw failure(attempt);
    }
  }

  private static DeliveryFailure failure(Attempt attempt) {
    String why = attempt.status() == null ? attempt.reason() : "status " + attempt.status();
    return attempt.status() == null || attempt.duration().compareTo(SLOW) > 0
        ? DeliveryFailure.unanswered(why)
        : DeliveryFailure.temporary(why);
  }

  @Override
  public String destination(OutboxMessage message) {
    return message.recipient();
  }
}
