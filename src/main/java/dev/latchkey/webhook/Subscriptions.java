package dev.latchkey.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The enabled webhooks, read at most once a second, so that a login need not ask for them. */
@ApplicationScoped
public class Subscriptions {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  @Inject private Webhooks webhooks;
  @Inject private Event<Change> changes;

  private volatile Read last;

  /** How many changes were committed on this node. */
  private long changed;

  /** The webhooks that receive this type of event. */
  List<Webhook> to(EventType type) {
    Read read = last;
    if (read == null || System.nanoTime() - read.nanos() > FRESH_NANOS) {
      read = read();
    }
    return read.all().stream()
        .filter(webhook -> webhook.enabled() && webhook.events().contains(type))
        .toList();
  }

  private Read read() {
    long before = changed();
    Read read = new Read(webhooks.all(), System.nanoTime());
    keep(read, before);
    return read;
  }

  private synchronized long changed() {
    return changed;
  }

  /** Keeps what was read, unless the webhooks were changed since it began. */
  private synchronized void keep(Read read, long before) {
    if (changed == before) {
      last = read;
    }
  }

  /** Reads them again at the next event of this node after the commit of this transaction. */
  public void change() {
    changes.fire(new Change());
  }

  synchronized void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Change change) {
    changed++;
    last = null;
  }

  private record Read(List<Webhook> all, long nanos) {}

  /** The webhooks were changed. */
  record Change() {}
}
