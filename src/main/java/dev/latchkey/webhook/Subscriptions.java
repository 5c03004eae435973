package dev.latchkey.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The enabled webhooks, read at most once a second, so that a login need not ask for them. */
@ApplicationScoped
public class Subscriptions {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  @Inject private Webhooks webhooks;

  private volatile Read last;

  /** The webhooks that receive this type of event. */
  List<Webhook> to(EventType type) {
    Read read = last;
    if (read == null || System.nanoTime() - read.nanos() > FRESH_NANOS) {
      read = new Read(webhooks.all(), System.nanoTime());
      last = read;
    }
    return read.all().stream()
        .filter(webhook -> webhook.enabled() && webhook.events().contains(type))
        .toList();
  }

  /** Reads them again at the next event of this node. */
  public void changed() {
    last = null;
  }

  private record Read(List<Webhook> all, long nanos) {}
}
