package dev.latchkey.webhook.sending;

import dev.latchkey.webhook.Webhook;
import dev.latchkey.webhook.Webhooks;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Turns a webhook off, because the other system has answered 410. */
@Stateless
public class TurnOff {
  @Inject private Webhooks webhooks;

  /** Turns it off. Does nothing if it was removed. */
  public void of(long id) {
    webhooks.locked(id).ifPresent(Webhook::turnOff);
  }
}
